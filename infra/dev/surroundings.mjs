// Where the bootstrap works and how it speaks.
import { accessSync, constants, mkdirSync, statfsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repoFolder = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const GIBIBYTE = 1024 ** 3;

export const silent = () => undefined;

/** An error whose message is a whole sentence for the person at the screen: it is printed without a stack. */
export const plainError = (sentence) => Object.assign(new Error(sentence), { plain: true });

function writable(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export function cacheFolder(env = process.env) {
  const wanted =
    env.MOTCUA_CACHE ||
    (env.XDG_CACHE_HOME ? join(env.XDG_CACHE_HOME, 'motcua') : join(env.HOME || homedir(), '.cache/motcua'));
  return writable(wanted) ? resolve(wanted) : join(repoFolder, '.motcua/cache');
}

export function requireSpace(folder) {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < GIBIBYTE) {
    const mebibytes = Math.floor((bavail * bsize) / 1024 ** 2);
    throw plainError(
      `Only ${mebibytes} MiB are free on the disk of ${folder}: please free at least 1 GiB and start again.`,
    );
  }
}

// NODE_OPTIONS of the caller (a debugger, another project's loader) must not change how the platform runs.
export function childEnvironment() {
  const { NODE_OPTIONS: _, ...env } = process.env;
  return env;
}
