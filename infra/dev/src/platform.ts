// The whole platform on one machine: PostgreSQL, NATS and the services as processes of their own. `npm start`, the
// end-to-end tests, the benchmark and the fault runs use the same function.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { migrateAll } from '../../cli/src/migrate';
import { ensureDevelopmentKey } from '../../cli/src/token';
import { cacheFolder, compiled, ensureDiskSpace, stateFileOf } from './folders';
import { findNatsServer, startNatsServer } from './nats-server';
import { plainError } from './plain-error';
import { ensurePortsFree, findFreePortNumbers, type Ports, type ServiceName } from './ports';
import { startPostgres } from './postgres';
import { lastLines, type Log, type RunningProcess, startProcess } from './processes';
import { type ServiceSurroundings, serviceEnvironment, urlsOf } from './service-environment';
import { readRunningState, removeState, writeState } from './state-file';
import { type Instance, planInstances, portsBeside, SERVICES, type Topology, usualTopology } from './topology';

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
  /** `usualTopology` unless told otherwise. */
  topology?: Topology;
  /** More for one process: variables, arguments of Node, or a port of a proxy in front of PostgreSQL or NATS. */
  adapt?: (instance: Instance) => Adaptation;
}

export interface Adaptation {
  env?: NodeJS.ProcessEnv;
  nodeArguments?: string[];
  postgresPort?: number;
  natsPort?: number;
}

/** A process of the platform that can be ended and started again, as it was, on the same port and data. */
export interface Member {
  name: string;
  /** Undefined for PostgreSQL and NATS. */
  instance?: Instance;
  readonly process: RunningProcess;
  /** After its process has ended. */
  start: () => Promise<void>;
}

export interface Platform {
  urls: Record<ServiceName, string>;
  adminUrl: string;
  natsUrl: string;
  /** The environment in which the CLI finds this platform. */
  env: NodeJS.ProcessEnv;
  /** In the order of their start. */
  members: Member[];
  stop: (log?: Log) => Promise<void>;
}

export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const { dataFolder, ports, log, abort } = options;
  const stateFile = stateFileOf(dataFolder);
  await ensureStartable(options, stateFile);
  const members: Member[] = [];
  let stopping = false;
  const stop = async (tell: Log = () => undefined) => {
    stopping = true;
    for (const member of [...members].reverse()) {
      tell(`stopping ${member.name}`);
      await member.process.stop();
    }
    removeState(stateFile);
  };
  const watch = (running: RunningProcess) => {
    void running.ended.then((how) => {
      if (!stopping) options.onLoss?.(`${running.name} ${how} unexpectedly.${lastLines(running)}`);
    });
    return running;
  };
  const add: Add = async (name, start, instance) => {
    let running = watch(await start());
    members.push({
      name,
      ...(instance && { instance }),
      get process() {
        return running;
      },
      start: async () => {
        running = watch(await start());
      },
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
    const around = { dataFolder, ports, natsUrl, databases, jwksFile, privateKeyFile };
    await startServices(options, around, logFolder, add);
    const urls = urlsOf(ports);
    const startedAt = new Date().toISOString();
    writeState(stateFile, {
      pid: process.pid,
      startedAt,
      urls,
      workerUrls: workerUrlsOf(members),
      adminUrl,
      natsUrl,
      jwksFile,
      privateKeyFile,
    });
    return { urls, adminUrl, natsUrl, env: { MOTCUA_STATE_FILE: stateFile }, members, stop };
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

type Add = (name: string, start: () => Promise<RunningProcess>, instance?: Instance) => Promise<void>;

async function bringUpPostgres({ dataFolder, ports, log, abort }: PlatformOptions, logFolder: string, add: Add) {
  log('starting PostgreSQL');
  let adminUrl = '';
  await add('postgres', async () => {
    const postgres = await startPostgres({ dataFolder, port: ports.postgres, log, logFolder, abort });
    adminUrl = postgres.adminUrl;
    return postgres.process;
  });
  return adminUrl;
}

async function bringUpNats({ dataFolder, ports, log, abort }: PlatformOptions, logFolder: string, add: Add) {
  const binary = await findNatsServer({ cacheFolder: cacheFolder(), log });
  const storeFolder = join(dataFolder, 'nats');
  let url = '';
  await add('nats-server', async () => {
    const nats = await startNatsServer({ binary, storeFolder, port: ports.nats, log, logFolder, abort });
    url = nats.url;
    return nats.process;
  });
  return url;
}

/** All at once: a service is ready only after it has read the reference data that intake publishes. */
async function startServices(
  { topology = usualTopology, ports, abort, adapt }: PlatformOptions,
  around: ServiceSurroundings,
  logFolder: string,
  add: Add,
) {
  const failed = new AbortController();
  const either = abort ? AbortSignal.any([abort, failed.signal]) : failed.signal;
  const instances = planInstances(topology, ports, await findFreePortNumbers(portsBeside(topology)));
  const starts = instances.map(async (instance) => {
    const start = () => startService(instance, adapt?.(instance) ?? {}, around, logFolder, either);
    try {
      const first = await start();
      return { instance, start, first };
    } catch (error) {
      failed.abort(error);
      throw error;
    }
  });
  for (const result of await Promise.allSettled(starts)) {
    if (result.status === 'rejected') continue;
    const { instance, start, first } = result.value;
    let given: RunningProcess | undefined = first;
    await add(
      instance.name,
      async () => {
        const running = given ?? (await start());
        given = undefined;
        return running;
      },
      instance,
    );
  }
  abort?.throwIfAborted();
  // The others only say that they were called off; the first failure is the one to show.
  if (failed.signal.aborted) throw failed.signal.reason;
}

function startService(
  instance: Instance,
  { env = {}, nodeArguments = [], postgresPort, natsPort }: Adaptation,
  around: ServiceSurroundings,
  logFolder: string,
  abort: AbortSignal,
) {
  const { name, service, port } = instance;
  const healthUrl = `http://127.0.0.1:${port}/health/ready`;
  const environment = { ...serviceEnvironment(instance, around), ...env };
  for (const variable of ['DATABASE_API_URL', 'DATABASE_WORKER_URL']) redirect(environment, variable, postgresPort);
  redirect(environment, 'NATS_URL', natsPort);
  return startProcess({
    name,
    command: process.execPath,
    // Everything together stays under 2 GiB; the services need far less than V8 would take.
    args: [
      '--max-old-space-size=256',
      '--max-semi-space-size=16',
      ...nodeArguments,
      '--require',
      compiled('infra/dev/src/exit-with-parent.js'),
      compiled(`services/${service}/src/main.js`),
    ],
    env: environment,
    logFolder,
    isReady: () => isHealthy(healthUrl),
    startTimeoutMs: 60_000,
    stopSignal: 'SIGTERM',
    stopTimeoutMs: 10_000,
    channel: true,
    abort,
  });
}

function workerUrlsOf(members: readonly Member[]): Partial<Record<ServiceName, string>> {
  const workers = members.flatMap(({ instance }) => (instance && instance.part !== 'api' ? [instance] : []));
  return Object.fromEntries(workers.map(({ service, port }) => [service, `http://127.0.0.1:${port}`]));
}

function redirect(environment: NodeJS.ProcessEnv, variable: string, port: number | undefined): void {
  const address = environment[variable];
  if (port === undefined || address === undefined) return;
  const redirected = new URL(address);
  redirected.port = String(port);
  environment[variable] = redirected.toString();
}

async function isHealthy(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
  if (response.status === 200) return true;
  throw new Error(`${url} answers ${response.status}: ${(await response.text()).slice(0, 300)}`);
}
