import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ServiceName } from './ports';

/** What the CLI reads to find a running platform; it holds the address of the superuser, hence mode 0600. */
export interface PlatformState {
  pid: number;
  startedAt: string;
  urls: Record<ServiceName, string>;
  /** Of a process of each service that runs its worker, which republishing needs. */
  workerUrls?: Partial<Record<ServiceName, string>>;
  adminUrl: string;
  natsUrl: string;
  jwksFile: string;
  privateKeyFile: string;
}

export function writeState(file: string, state: PlatformState): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

export const removeState = (file: string): void => rmSync(file, { force: true });

/** The state of a platform that still runs; a file left behind by a kill counts as none. */
export function readRunningState(file: string): PlatformState | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const state = JSON.parse(readFileSync(file, 'utf8')) as PlatformState;
    return isNode(state.pid) ? state : undefined;
  } catch {
    return undefined;
  }
}

function isNode(pid: number): boolean {
  const commandLine = `/proc/${pid}/cmdline`;
  if (process.platform === 'linux')
    return existsSync(commandLine) && readFileSync(commandLine, 'utf8').includes('node');
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
