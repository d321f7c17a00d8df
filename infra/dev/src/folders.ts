import { existsSync, statfsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { plainError } from './plain-error';

const MEBIBYTE = 1024 ** 2;
const LEAST_FREE_MEBIBYTES = 1024;

/** The same code runs from infra/dev/src (jest) and from dist/infra/dev/src, so the root is looked for. */
function findRepoFolder(folder: string): string {
  return existsSync(join(folder, 'package-lock.json')) ? folder : findRepoFolder(dirname(folder));
}

export const repoFolder = findRepoFolder(__dirname);
export const compiled = (path: string): string => join(repoFolder, 'dist', path);
export const defaultDataFolder = join(repoFolder, '.motcua/data');

/** The platform of `npm start` is found by the CLI beside the repo; any other one keeps its state with its data. */
export const stateFileOf = (dataFolder: string): string =>
  dataFolder === defaultDataFolder ? join(repoFolder, '.motcua/state.json') : join(dataFolder, 'state.json');

/** The bootstrap has chosen a folder that can be written and says so in MOTCUA_CACHE. */
export const cacheFolder = (): string => process.env.MOTCUA_CACHE || join(homedir(), '.cache/motcua');

export function ensureDiskSpace(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = Math.floor((bavail * bsize) / MEBIBYTE);
  if (free < LEAST_FREE_MEBIBYTES) {
    throw plainError(`Only ${free} MiB are free on the disk of ${folder}: please free at least 1 GiB and start again.`);
  }
}
