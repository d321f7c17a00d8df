// The whole platform on one machine: PostgreSQL, NATS and the five services as processes of their own. `npm start` and
// the end-to-end tests use the same function.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { migrateAll } from '../../cli/src/migrate';
import { ensureDevelopmentKey } from '../../cli/src/token';
import { cacheFolder, compiled, ensureDiskSpace, stateFileOf } from './folders';
import { findNatsServer, startNatsServer } from './nats-server';
import { plainError } from './plain-error';
import { ensurePortsFree, type Ports, type ServiceName } from './ports';
import { startPostgres } from './postgres';
import { lastLines, type Log, type RunningProcess, startProcess } from './processes';
import { SERVICES, type ServiceSurroundings, serviceEnvironment, urlsOf } from './service-environment';
import { readRunningState, removeState, writeState } from './state-file';

export interface PlatformOptions {
  dataFolder: string;
  ports: Ports;
  log: Log;
  /** Where the second half of the start is told, when a screen shows it as a step of its own. */
  logServices?: Log;
  databaseUrl?: string;
  natsUrl?: string;
  abort?: AbortSignal;
  /** Told once, in a sentence, when a process ends although nobody stopped it. */
  onLoss?: (sentence: string) => void;
}

export interface Platform {
  urls: Record<ServiceName, string>;
  adminUrl: string;
  natsUrl: string;
  /** The environment in which the CLI finds this platform. */
  env: NodeJS.ProcessEnv;
  processes: RunningProcess[];
  stop: (log?: Log) => Promise<void>;
}

export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const { dataFolder, ports, log, abort } = options;
  const stateFile = stateFileOf(dataFolder);
  await ensureStartable(options, stateFile);
  const processes: RunningProcess[] = [];
  let stopping = false;
  const stop = async (tell: Log = () => undefined) => {
    stopping = true;
    for (const running of [...processes].reverse()) {
      tell(`stopping ${running.name}`);
      await running.stop();
    }
    removeState(stateFile);
  };
  const add = (running: RunningProcess) => {
    processes.push(running);
    void running.ended.then((how) => {
      if (!stopping) options.onLoss?.(`${running.name} ${how} unexpectedly.${lastLines(running)}`);
    });
  };
  try {
    const logFolder = join(dataFolder, 'logs');
    const adminUrl = options.databaseUrl ?? (await bringUpPostgres(options, logFolder, add));
    abort?.throwIfAborted();
    const natsUrl = options.natsUrl ?? (await bringUpNats(options, logFolder, add));
    abort?.throwIfAborted();
    const databases = await migrateAll(adminUrl, { log });
    const { jwksFile, privateKeyFile } = await ensureDevelopmentKey(join(dataFolder, 'keys'));
    (options.logServices ?? log)(`starting ${SERVICES.join(', ')}`);
    await startServices({ dataFolder, ports, natsUrl, databases, jwksFile, privateKeyFile }, logFolder, add, abort);
    const urls = urlsOf(ports);
    const startedAt = new Date().toISOString();
    writeState(stateFile, { pid: process.pid, startedAt, urls, adminUrl, natsUrl, jwksFile, privateKeyFile });
    return { urls, adminUrl, natsUrl, env: { MOTCUA_STATE_FILE: stateFile }, processes, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function ensureStartable({ dataFolder, ports, databaseUrl, natsUrl }: PlatformOptions, stateFile: string) {
  const other = readRunningState(stateFile);
  if (other) {
    throw plainError(
      `Một Cửa already runs on this data (process ${other.pid}): open ${other.urls.portal}, or stop it with Ctrl-C.`,
    );
  }
  mkdirSync(dataFolder, { recursive: true, mode: 0o711 });
  ensureDiskSpace(dataFolder);
  const { postgres, nats, ...services } = ports;
  await ensurePortsFree({ ...(databaseUrl ? {} : { postgres }), ...(natsUrl ? {} : { nats }), ...services });
}

type Add = (running: RunningProcess) => void;

async function bringUpPostgres({ dataFolder, ports, log, abort }: PlatformOptions, logFolder: string, add: Add) {
  log('starting PostgreSQL');
  const postgres = await startPostgres({ dataFolder, port: ports.postgres, log, logFolder, abort });
  add(postgres.process);
  return postgres.adminUrl;
}

async function bringUpNats({ dataFolder, ports, log, abort }: PlatformOptions, logFolder: string, add: Add) {
  const binary = await findNatsServer({ cacheFolder: cacheFolder(), log });
  const nats = await startNatsServer({
    binary,
    storeFolder: join(dataFolder, 'nats'),
    port: ports.nats,
    log,
    logFolder,
    abort,
  });
  add(nats.process);
  return nats.url;
}

/** All at once: a service is ready only after it has read the reference data that intake publishes. */
async function startServices(around: ServiceSurroundings, logFolder: string, add: Add, abort?: AbortSignal) {
  const failed = new AbortController();
  const either = abort ? AbortSignal.any([abort, failed.signal]) : failed.signal;
  const starts = SERVICES.map(async (name) => {
    try {
      return await startService(name, around, logFolder, either);
    } catch (error) {
      failed.abort(error);
      throw error;
    }
  });
  const results = await Promise.allSettled(starts);
  for (const result of results) if (result.status === 'fulfilled') add(result.value);
  abort?.throwIfAborted();
  // The others only say that they were called off; the first failure is the one to show.
  if (failed.signal.aborted) throw failed.signal.reason;
}

function startService(name: ServiceName, around: ServiceSurroundings, logFolder: string, abort: AbortSignal) {
  const healthUrl = `http://127.0.0.1:${around.ports[name]}/health/ready`;
  return startProcess({
    name,
    command: process.execPath,
    // Everything together stays under 2 GiB; the services need far less than V8 would take.
    args: [
      '--max-old-space-size=256',
      '--max-semi-space-size=8',
      '--require',
      compiled('infra/dev/src/exit-with-parent.js'),
      compiled(`services/${name}/src/main.js`),
    ],
    env: serviceEnvironment(name, around),
    logFolder,
    isReady: () => isHealthy(healthUrl),
    startTimeoutMs: 60_000,
    stopSignal: 'SIGTERM',
    stopTimeoutMs: 10_000,
    channel: true,
    abort,
  });
}

async function isHealthy(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
  if (response.status === 200) return true;
  throw new Error(`${url} answers ${response.status}: ${(await response.text()).slice(0, 300)}`);
}
