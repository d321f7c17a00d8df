import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Adaptation, type Platform, startPlatform } from '../../dev/src/platform';
import { findFreePortNumbers, findFreePorts } from '../../dev/src/ports';
import { databaseUrlOf } from '../../dev/src/postgres';
import { prepareWorld } from '../../load/src/world';
import { checkEverything } from './check-everything';
import { History } from './history';
import { inject } from './inject';
import { sayMissingAgain } from './inject-broker';
import { Load, type LoadOptions } from './load';
import { type Edge, type Fault, planFaults, services, topology } from './plan';
import { Proxy } from './proxy';
import { untilQuiet } from './quiet';
import type { Scene } from './scene';
import { moveToSmallDisk, SmallDisk } from './small-disk';
import { type Death, Supervisor } from './supervisor';

export interface FaultRunOptions {
  seed: number;
  /** Those of the seed without end, unless told otherwise. */
  faults?: Iterable<Fault>;
  /** The run goes on until all three are reached, or there are no more faults. */
  kills: number;
  minutes: number;
  acknowledged: number;
  /** Ends then at the latest, and checks what there is. */
  atMostMinutes?: number;
  wards: number;
  /** Lives of dossiers under way at once. */
  lives: number;
  progress: (line: string) => void;
  /** The folder of the run is kept, with its history and its logs. */
  keep?: boolean;
}

export interface FaultRunResult {
  /** Acts and register rows. */
  acknowledged: number;
  registerRows: number;
  lost: number;
  doubled: number;
  unequal: number;
  kills: Record<string, number>;
  seed: number;
  /** Answers that nobody got at first, and acts whose end is unknown even now. */
  unknown: number;
  unanswered: number;
  faults: Record<string, number>;
  skipped: string[];
  repeated: number;
  scans: number;
  /** Milliseconds from a kill to the next acknowledged act of what was killed. */
  recovery: { p50: number; p95: number; max: number };
  /** Milliseconds from the last fault until nothing was under way. */
  quietAfter: number;
  violations: string[];
}

/** Between faults, so that the load gets somewhere. */
const breath = 400;
/** From the last fault until nothing is under way; milliseconds, and more for what a long run has piled up. */
const quietWithin = 120_000;

/** A platform of its own, load, faults by the seed, quiet, checks. */
export const runFaults = async (options: FaultRunOptions): Promise<FaultRunResult> => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'motcua-faults-'));
  chmodSync(dataFolder, 0o711);
  const disks = mountDisks(dataFolder);
  const cleanUp = () => {
    if ('broker' in disks) for (const disk of [disks.broker, disks.database]) disk.unmount();
    if (options.keep) options.progress(`kept: ${dataFolder}`);
    else rmSync(dataFolder, { recursive: true, force: true });
  };
  // What was started ends with this process; what was mounted would stay.
  process.once('exit', cleanUp);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  const proxies = new Map<string, Record<Edge, Proxy>>();
  let platform: Platform | undefined;
  try {
    const ports = await findFreePorts();
    const taken = Object.values(ports);
    const drawn = await findFreePortNumbers(2 * services.length + taken.length);
    const free = drawn.filter((port) => !taken.includes(port)).values();
    const listen = (target: number) => Proxy.listen(free.next().value as number, target);
    for (const name of services) {
      proxies.set(name, { postgres: await listen(ports.postgres), nats: await listen(ports.nats) });
    }
    const nextStart = new Map<string, Adaptation>();
    options.progress('starting the platform');
    platform = await startPlatform({
      dataFolder,
      ports,
      log: () => undefined,
      topology,
      adapt: ({ name }) => {
        const edges = proxies.get(name);
        const otherwise = nextStart.get(name);
        nextStart.delete(name);
        return {
          ...(edges && { postgresPort: edges.postgres.port, natsPort: edges.nats.port }),
          ...otherwise,
          env: { LOG_LEVEL: 'warn', ...otherwise?.env },
        };
      },
    });
    return await runOn(platform, dataFolder, disks, proxies, nextStart, options);
  } finally {
    // The proxies last: a service that stops in good order needs its database.
    await platform?.stop();
    for (const { postgres, nats } of proxies.values()) {
      postgres.close();
      nats.close();
    }
    process.off('exit', cleanUp);
    cleanUp();
  }
};

type Disks = { broker: SmallDisk; database: SmallDisk } | { refused: string };

const mountDisks = (dataFolder: string): Disks => {
  const broker = SmallDisk.mount(join(dataFolder, 'nats'));
  if ('refused' in broker) return broker;
  const database = SmallDisk.mount(join(dataFolder, 'tablespace'));
  return 'refused' in database ? database : { broker, database };
};

const runOn = async (
  platform: Platform,
  dataFolder: string,
  disks: Disks,
  proxies: Map<string, Record<Edge, Proxy>>,
  nextStart: Map<string, Adaptation>,
  options: FaultRunOptions,
): Promise<FaultRunResult> => {
  const { seed, progress } = options;
  const urlOf = (service: string) => databaseUrlOf(platform.adminUrl, service);
  if ('database' in disks) await moveToSmallDisk(urlOf('intake'), disks.database.folder);
  progress('defining wards and procedures');
  const world = await prepareWorld({
    platform,
    dataFolder,
    wards: options.wards,
    moreRoles: ['importer'],
    // A clock that is two days off changes nothing about who may do what.
    tokensValidFor: '30d',
  });
  const history = new History(join(dataFolder, 'history.jsonl'));
  const loadOptions: LoadOptions = { ...world, history, seed, lives: options.lives };
  const load = new Load(loadOptions);
  const violations: string[] = [];
  const kills: Record<string, number> = {};
  const recoveries: number[] = [];
  const supervisor = new Supervisor(platform.members, (name, death) => {
    const kind = killKind(name, death, supervisor);
    if (kind) kills[kind] = (kills[kind] ?? 0) + 1;
  });
  const killed = () => Object.values(kills).reduce((sum, count) => sum + count, 0);
  const scene: Scene = {
    platform,
    dataFolder,
    supervisor,
    load,
    client: world.client,
    operatorToken: world.operatorToken,
    nextStart,
    proxies,
    disks: 'broker' in disks ? disks : undefined,
    recovered: (_kind, milliseconds) => void recoveries.push(milliseconds),
    violation: (sentence) => void violations.push(sentence),
  };
  const faults: Record<string, number> = {};
  const begun = performance.now();
  const tell = (what: string) =>
    progress(
      `${Math.round((performance.now() - begun) / 1000)} s: ${history.counts.acknowledged} acknowledged, ${history.counts.unknown} unknown, ${killed()} kills; ${what}`,
    );
  const telling = setInterval(() => tell('going on'), 15_000);
  try {
    load.start();
    const minutes = () => (performance.now() - begun) / 60_000;
    const isReached = () =>
      killed() >= options.kills && history.counts.acknowledged >= options.acknowledged && minutes() >= options.minutes;
    const isEnough = () => isReached() || minutes() >= (options.atMostMinutes ?? Number.POSITIVE_INFINITY);
    for (const fault of options.faults ?? planFaults(seed)) {
      if (isEnough()) break;
      tell(JSON.stringify(fault));
      await inject(scene, fault).catch((error) => {
        violations.push(`${JSON.stringify(fault)} could not be done: ${error instanceof Error ? error.stack : error}`);
      });
      faults[fault.kind] = (faults[fault.kind] ?? 0) + 1;
      await wait(breath);
      // Kills are spread over the whole run where a number of acknowledged requests is asked for.
      while (
        !isEnough() &&
        killed() * options.acknowledged > history.counts.acknowledged * options.kills + options.acknowledged * 5
      ) {
        await wait(200);
      }
    }
    tell('the last fault is over');
    for (const { postgres, nats } of proxies.values()) {
      await postgres.set({ kind: 'pass' });
      await nats.set({ kind: 'pass' });
    }
    await supervisor.untilAllUp();
    const lastFault = performance.now();
    const endedEarly = isEnough() && !isReached();
    const unfinished = await load.stop(quietWithin);
    if (unfinished > 0)
      violations.push(`${unfinished} dossiers did not get on within ${quietWithin / 1000} s after the last fault`);
    for (const [why, count] of load.broken) violations.push(`${count} dossiers were refused an act: ${why}`);
    await history.end();
    tell('waiting for quiet');
    await sayMissingAgain(scene);
    const { left } = await untilQuiet(urlOf, quietWithin);
    violations.push(...left.map((what) => `not quiet after ${quietWithin / 1000} s: ${what}`));
    const quietAfter = performance.now() - lastFault;
    const checked = await checkEverything(scene, { loadOptions, history, urlOf, tell });
    violations.push(...checked.violations, ...supervisor.problems);
    return {
      acknowledged: history.counts.acknowledged,
      registerRows: history.registerRows,
      lost: checked.lost,
      doubled: checked.doubled,
      unequal: checked.unequal,
      kills,
      seed,
      unknown: history.counts.unknown,
      unanswered: checked.unanswered,
      faults,
      skipped: [
        ...(endedEarly ? ['the rest of what was asked for: the run was to end before'] : []),
        ...(checked.timersFired === 0 ? ['timers once: none came due'] : []),
        ...('refused' in disks ? [`disk full: mounting is not allowed here (${disks.refused})`] : []),
      ],
      repeated: checked.repeated,
      scans: checked.scans,
      recovery: percentiles(recoveries),
      quietAfter: Math.round(quietAfter),
      violations,
    };
  } finally {
    clearInterval(telling);
    supervisor.stop();
    await world.client.close();
  }
};

/** Only what was made to end without a chance counts as a kill. */
const killKind = (name: string, death: Death, supervisor: Supervisor): string | undefined => {
  if (death.by === 'failpoint') return `failpoint ${death.name}`;
  if (death.by === 'itself') return undefined;
  if (death.how === 'ended by SIGABRT') return 'out of memory';
  if (death.how !== 'ended by SIGKILL') return undefined;
  const { instance } = supervisor.member(name);
  if (!instance) return name;
  return instance.part === 'both' ? instance.service : `${instance.service} ${instance.part}`;
};

const percentiles = (values: number[]): { p50: number; p95: number; max: number } => {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
};
