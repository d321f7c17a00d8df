import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { eventTypes } from '@motcua/contracts';
import type { Role } from '@motcua/platform';
import { issueToken } from '../../cli/src/token';
import { type Adaptation, type Platform, startPlatform } from '../../dev/src/platform';
import { findFreePorts } from '../../dev/src/ports';
import { postgresAccount } from '../../dev/src/postgres-place';
import type { Topology } from '../../dev/src/topology';
import { prepareWorld } from '../../load/src/world';
import { checkAnswers } from './check-answers';
import { checkFigures } from './check-figures';
import { checkLog, producers, withDatabase } from './check-logs';
import { checkScans } from './check-scans';
import { History } from './history';
import { databaseUrl, inject, motcua, type Scene, sayMissingAgain } from './inject';
import { Load, type LoadOptions } from './load';
import { type Edge, type Fault, planFaults, services } from './plan';
import { Proxy } from './proxy';
import { untilQuiet } from './quiet';
import { SmallDisk } from './small-disk';
import { type Death, Supervisor } from './supervisor';

export interface FaultRunOptions {
  seed: number;
  /** Those of the seed without end, unless told otherwise. */
  faults?: Iterable<Fault>;
  /** The run goes on until all three are reached, or there are no more faults. */
  kills: number;
  minutes: number;
  acknowledged: number;
  wards: number;
  /** Lives of dossiers under way at once. */
  lives: number;
  progress: (line: string) => void;
  /** The folder of the run is kept, with its history and its logs. */
  keep?: boolean;
}

export interface FaultRunResult {
  acknowledged: number;
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

const topology: Topology = {
  intake: { api: 2, worker: 2 },
  processing: { both: 2 },
  digitization: { both: 1 },
  reporting: { both: 2 },
  portal: {},
};
const clerks = ['portal', 'receptionist', 'specialist', 'leader', 'importer'] as const satisfies Role[];

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
    for (const name of services) {
      proxies.set(name, { postgres: await Proxy.listen(ports.postgres), nats: await Proxy.listen(ports.nats) });
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
    for (const { postgres, nats } of proxies.values()) {
      postgres.close();
      nats.close();
    }
    await platform?.stop();
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
  const urlOf = (service: string) => databaseUrl(platform, service);
  if ('database' in disks) await moveToSmallDisk(urlOf('intake'), disks.database.folder);
  progress('defining wards and procedures');
  const world = await prepareWorld({ platform, dataFolder, wards: options.wards });
  const token = await tokensFor(dataFolder, world.wards);
  const history = new History(join(dataFolder, 'history.jsonl'));
  const loadOptions: LoadOptions = { ...world, token, history, seed, lives: options.lives };
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
    const isEnough = () =>
      killed() >= options.kills &&
      history.counts.acknowledged >= options.acknowledged &&
      performance.now() - begun >= options.minutes * 60_000;
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
    tell('comparing logs with what was acknowledged');
    const verdicts = [];
    for (const producer of producers) verdicts.push(await checkLog(producer, urlOf(producer), history.file));
    tell('comparing figures with the logs');
    const unequal = await checkFigures(urlOf);
    unequal.push(...(await verified(scene, 'before the rebuild')));
    tell('rebuilding');
    unequal.push(...(await rebuilt(scene)));
    tell('reading scans, repeating acts');
    const scans = await checkScans(urlOf('digitization'), join(dataFolder, 'blobs'));
    const answers = await checkAnswers(loadOptions, history.file, urlOf);
    const lost = verdicts.flatMap((verdict) => verdict.lost);
    const doubled = verdicts.flatMap((verdict) => verdict.doubled);
    violations.push(
      ...lost.map((what) => `lost: ${what}`),
      ...doubled.map((what) => `doubled: ${what}`),
      ...unequal.map((what) => `unequal: ${what}`),
      ...verdicts.flatMap(({ problems }) => problems),
      ...scans.problems,
      ...answers.problems,
      ...supervisor.problems,
    );
    return {
      acknowledged: history.counts.acknowledged,
      lost: lost.length,
      doubled: doubled.length,
      unequal: unequal.length,
      kills,
      seed,
      unknown: history.counts.unknown,
      unanswered: verdicts.reduce((sum, { unknown }) => sum + unknown, 0),
      faults,
      skipped: [
        ...('refused' in disks ? [`disk full: mounting is not allowed here (${disks.refused})`] : []),
        ...(eventTypes.some((type) => /Timer|Fired/.test(type)) ? [] : ['timers once: there are no timers yet']),
      ],
      repeated: answers.repeated,
      scans: scans.scans,
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

/** What every append of intake writes to lies on a disk that can be full. */
const moveToSmallDisk = async (url: string, folder: string): Promise<void> => {
  const place = join(folder, 'postgres');
  mkdirSync(place, { mode: 0o700 });
  const account = postgresAccount(() => undefined);
  if (account) chownSync(place, account.uid, account.gid);
  await withDatabase(url, async (client) => {
    await client.query(`create tablespace small location '${place}'`);
    await client.query('alter table log.idempotency set tablespace small');
    await client.query('alter index log.idempotency_pkey set tablespace small');
  });
};

/** Valid for a month, so that a clock that is two days off changes nothing about who may do what. */
const tokensFor = async (
  dataFolder: string,
  wards: readonly string[],
): Promise<(role: Role, ward: string) => string> => {
  const key = join(dataFolder, 'keys', 'private-key.json');
  const tokens = new Map<string, string>();
  for (const ward of wards) {
    for (const role of clerks) {
      const claims = { subject: `${role}-${ward}`, roles: [role], units: [ward] };
      tokens.set(`${role} ${ward}`, await issueToken(key, claims, '30d'));
    }
  }
  return (role, ward) => {
    const found = tokens.get(`${role} ${ward}`);
    if (found === undefined) throw new Error(`no token was issued for ${role} of ${ward}`);
    return found;
  };
};

const verified = async (scene: Scene, when: string): Promise<string[]> => {
  const { output } = await motcua(scene, 'verify', '--json');
  try {
    const { problems } = JSON.parse(output) as { problems: string[] };
    return problems.map((problem) => `verify ${when}: ${problem}`);
  } catch {
    return [`verify ${when} did not succeed: ${output}`];
  }
};

const rebuilt = async (scene: Scene): Promise<string[]> => {
  const { code, output } = await motcua(scene, 'rebuild');
  if (code !== 0) return [`the rebuild failed: ${output}`];
  return verified(scene, 'after the rebuild');
};

const percentiles = (values: number[]): { p50: number; p95: number; max: number } => {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
};
