// Each kind of fault, done to a running platform. All of them leave it able to recover; what they see go wrong is a
// violation.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { LoadClient } from '../../load/src/client';
import type { ServiceName } from '../../dev/src/ports';
import { compiled } from '../../dev/src/folders';
import type { Adaptation, Platform } from '../../dev/src/platform';
import type { Load } from './load';
import type { Edge, Fault } from './plan';
import type { Proxy } from './proxy';
import type { SmallDisk } from './small-disk';
import { StreamHand } from './stream-hand';
import type { Supervisor } from './supervisor';

export interface Scene {
  platform: Platform;
  dataFolder: string;
  supervisor: Supervisor;
  load: Load;
  client: LoadClient;
  operatorToken: string;
  /** How the next start of a process differs; taken by that start. */
  nextStart: Map<string, Adaptation>;
  proxies: Map<string, Record<Edge, Proxy>>;
  /** Undefined where mounting is not allowed. */
  disks: { broker: SmallDisk; database: SmallDisk } | undefined;
  /** Milliseconds from a kill to the next acknowledged act of what was killed, by kind. */
  recovered: (kind: string, milliseconds: number) => void;
  violation: (sentence: string) => void;
}

/** How long a failpoint is given to be passed. */
const failpointWithin = 5_000;

export const inject = async (scene: Scene, fault: Fault): Promise<void> => {
  const { supervisor } = scene;
  switch (fault.kind) {
    case 'kill':
      return kill(scene, fault.target);
    case 'pause':
      return supervisor.pause(fault.target, fault.for);
    case 'restart':
      return supervisor.kill(fault.target, 'SIGTERM');
    case 'failpoint':
      return passFailpoint(scene, fault);
    case 'cut':
      return proxyOf(scene, fault).cut();
    case 'edge': {
      const proxy = proxyOf(scene, fault);
      await proxy.set(fault.verb);
      await wait(fault.for);
      return proxy.set({ kind: 'pass' });
    }
    case 'duplicate':
      return withHand(scene, (hand) => hand.sayTwice(fault.newest));
    case 'reorder':
      return reorder(scene, fault.gather);
    case 'store-deleted':
      return deleteStore(scene);
    case 'broker-disk-full':
      return fillBrokerDisk(scene, fault.for);
    case 'database-disk-full':
      return fillDatabaseDisk(scene, fault.for);
    case 'consumer-deleted':
      return withHand(scene, (hand) => hand.deleteConsumer('DOSSIERS', fault.consumer));
    case 'stream-drifted':
      return drift(scene, fault.target);
    case 'leader-replaced':
      return replaceLeader(scene, fault.for);
    case 'clock-skewed':
      return startOtherwise(scene, fault.target, fault.for, {
        env: { MOTCUA_CLOCK_SKEW_DAYS: String(fault.days) },
        nodeArguments: ['--require', compiled('infra/faults/src/skewed-clock.js')],
      });
    case 'memory-limited':
      return startOtherwise(scene, fault.target, fault.for, {
        nodeArguments: [`--max-old-space-size=${fault.mebibytes}`],
      });
    case 'rebuild-killed':
      return killRebuild(scene, fault.target, fault.after);
  }
};

const serviceOf = ({ supervisor }: Scene, target: string): ServiceName | undefined =>
  supervisor.member(target).instance?.service;

const kill = async (scene: Scene, target: string): Promise<void> => {
  await scene.supervisor.untilUp(target);
  const at = performance.now();
  await scene.supervisor.kill(target);
  const service = serviceOf(scene, target);
  void scene.load.nextAcknowledged(service).then((next) => scene.recovered(service ?? target, next - at));
};

const proxyOf = ({ proxies }: Scene, { target, edge }: { target: string; edge: Edge }): Proxy => {
  const found = proxies.get(target);
  if (!found) throw new Error(`There is no proxy in front of ${target}.`);
  return found[edge];
};

/** The process is killed and started again with the failpoint armed, and runs until it meets it. */
const passFailpoint = async (
  scene: Scene,
  { target, failpoint, action, time }: Extract<Fault, { kind: 'failpoint' }>,
): Promise<void> => {
  const { supervisor, nextStart } = scene;
  await supervisor.untilUp(target);
  nextStart.set(target, { env: { MOTCUA_FAILPOINTS: `${failpoint}:${action}:${time}` } });
  await supervisor.kill(target);
  await supervisor.untilUp(target);
  const armed = supervisor.member(target).process.pid;
  // Only a relay that leads publishes: where there are two, the other one has to go.
  const sibling = target.endsWith('-1') ? target.replace(/1$/, '2') : target.replace(/2$/, '1');
  if (failpoint.endsWith('-publish') && sibling !== target) await supervisor.kill(sibling);
  if (failpoint === 'rebuild-step') await rebuildAt(scene, target);
  // It goes on after the one that holds it up, and the supervisor continues the one that stops it.
  if (action !== 'kill') return;
  const end = performance.now() + failpointWithin;
  while (performance.now() < end) {
    const { pid, isRunning } = supervisor.member(target).process;
    if (pid !== armed || !isRunning()) return;
    await wait(50);
  }
};

const withHand = async (scene: Scene, work: (hand: StreamHand) => Promise<unknown>): Promise<void> => {
  await scene.supervisor.untilUp('nats-server');
  const hand = await StreamHand.connect(scene.platform.natsUrl);
  try {
    await work(hand);
  } finally {
    await hand.close();
  }
};

/** While no listener of reporting is there to take them, events that wait for it are turned round in the stream. */
const reorder = async (scene: Scene, gather: number): Promise<void> => {
  const { supervisor } = scene;
  const listeners = ['reporting-1', 'reporting-2'];
  for (const name of listeners) supervisor.hold(name);
  try {
    await Promise.all(listeners.map((name) => supervisor.kill(name)));
    await wait(gather);
    await withHand(scene, (hand) => hand.turnRound('reporting-hears-intake', 200));
  } finally {
    for (const name of listeners) supervisor.release(name);
  }
};

const deleteStore = async (scene: Scene): Promise<void> => {
  const { supervisor } = scene;
  supervisor.hold('nats-server');
  try {
    await supervisor.kill('nats-server');
    rmSync(join(scene.dataFolder, 'nats', 'jetstream'), { recursive: true, force: true });
  } finally {
    supervisor.release('nats-server');
  }
  await supervisor.untilUp('nats-server');
  // What the listeners had not taken is in the logs only; an operator has it said again.
  await wait(2_000);
  await sayMissingAgain(scene);
};

/** `motcua republish --missing`, until it has gone through once; errors: it never does. */
export const sayMissingAgain = async (scene: Scene): Promise<void> => {
  let output = '';
  for (let attempt = 0; attempt < 20; attempt += 1) {
    await scene.supervisor.untilAllUp();
    const ended = await motcua(scene, 'republish', '--missing');
    if (ended.code === 0) return;
    output = ended.output;
    await wait(500);
  }
  scene.violation(`motcua republish --missing did not succeed: ${output}`);
};

export const motcua = ({ platform }: Scene, ...args: string[]): Promise<{ code: number | null; output: string }> =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, ...platform.env };
    const child = spawn(process.execPath, [compiled('infra/cli/src/main.js'), ...args], { env });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });

/** Intake goes on; the broker is started again once there is room, since it does not recover by itself (2.9). */
const fillBrokerDisk = async (scene: Scene, milliseconds: number): Promise<void> => {
  if (!scene.disks) return;
  const { supervisor, load } = scene;
  await supervisor.untilUp('nats-server', 'postgres', 'intake-api-1');
  scene.disks.broker.fill();
  try {
    await wait(milliseconds / 2);
    const accepted = await Promise.race([load.nextAcknowledged('intake'), wait(5_000)]);
    if (accepted === undefined)
      scene.violation('intake accepted nothing for 5 s while the disk of the broker was full');
    await wait(milliseconds / 2);
  } finally {
    scene.disks.broker.free();
  }
  await supervisor.kill('nats-server');
};

/** Nothing can be written to intake's log meanwhile; nobody has to repair anything. */
const fillDatabaseDisk = async (scene: Scene, milliseconds: number): Promise<void> => {
  if (!scene.disks) return;
  await scene.supervisor.untilUp('postgres');
  scene.disks.database.fill();
  await wait(milliseconds);
  scene.disks.database.free();
};

/** A worker that finds a stream otherwise than it needs it refuses to start and says why. */
const drift = async (scene: Scene, target: string): Promise<void> => {
  const { supervisor } = scene;
  await supervisor.untilUp(target, 'nats-server');
  supervisor.hold(target);
  try {
    await supervisor.kill(target, 'SIGTERM');
    await withHand(scene, (hand) => hand.setMaxAge(13));
    const member = supervisor.member(target);
    let how: string;
    try {
      await member.start();
      how = await Promise.race([member.process.ended, wait(15_000, 'was still running after 15 s')]);
      if (member.process.isRunning()) await member.process.stop();
    } catch (error) {
      how = String(error);
    }
    const log = readFileSync(join(scene.dataFolder, 'logs', `${target}.log`), 'utf8');
    if (!how.includes('exit code 1')) scene.violation(`${target} ${how} although the stream had drifted`);
    else if (!/stream DOSSIERS: max_age is/.test(log))
      scene.violation(`${target} did not say that max_age had drifted`);
  } finally {
    await withHand(scene, (hand) => hand.setMaxAge(14));
    supervisor.release(target);
  }
};

/** The leading relay of intake stands still, its session is gone, the other leads; then the first one comes back. */
const replaceLeader = async (scene: Scene, milliseconds: number): Promise<void> => {
  const { supervisor, proxies, platform } = scene;
  await supervisor.untilUp('postgres', 'intake-worker-1', 'intake-worker-2');
  const admin = new pg.Client({ connectionString: databaseUrl(platform, 'intake') });
  admin.on('error', () => undefined);
  await admin.connect();
  try {
    // The lock that the relay of intake's main log holds, as `Relay` names it.
    const lock = createHash('sha256').update('relay log dossiers').digest();
    const { rows } = await admin.query(leaders, [lock.readUInt32BE(0), lock.readUInt32BE(4)]);
    const leading = rows.flatMap(({ pid, client_port }) => {
      const owner = [...proxies].find(([, { postgres }]) => postgres.owns(client_port));
      return owner ? [{ pid, name: owner[0] }] : [];
    })[0];
    // Right after another fault there may be no leader for a moment.
    if (!leading) return;
    const fence = async () => Number((await admin.query('select fence from log.store')).rows[0].fence);
    const before = await fence();
    const paused = supervisor.pause(leading.name, milliseconds + 1_500);
    await admin.query('select pg_terminate_backend($1)', [leading.pid]);
    await wait(milliseconds + 1_000);
    if ((await fence()) === before) scene.violation(`nobody took over from the paused relay in ${leading.name}`);
    await paused;
  } finally {
    await admin.end().catch(() => undefined);
  }
};

const leaders = `
  select a.pid, a.client_port from pg_locks l join pg_stat_activity a using (pid)
  where l.locktype = 'advisory' and l.granted and a.datname = current_database()
    and l.classid::bigint = $1 and l.objid::bigint = $2`;

export const databaseUrl = ({ adminUrl }: Platform, service: string): string => {
  const url = new URL(adminUrl);
  url.pathname = `/motcua_${service}`;
  return url.toString();
};

/** Killed and started otherwise than usual, for a while; then started as usual. */
const startOtherwise = async (
  { supervisor, nextStart }: Scene,
  target: string,
  milliseconds: number,
  how: Adaptation,
): Promise<void> => {
  await supervisor.untilUp(target);
  nextStart.set(target, how);
  await supervisor.kill(target);
  supervisor.expectEnd(target);
  await supervisor.untilUp(target);
  const { pid } = supervisor.member(target).process;
  supervisor.expectEnd(target);
  await wait(milliseconds);
  if (supervisor.isUp(target) && supervisor.member(target).process.pid === pid) await supervisor.kill(target);
};

const rebuildAt = async ({ supervisor, client, operatorToken }: Scene, target: string): Promise<void> => {
  const port = supervisor.member(target).instance?.port;
  const of = `http://127.0.0.1:${port}`;
  await client.ask({ service: 'reporting', method: 'POST', path: '/rebuild', token: operatorToken, of });
};

const killRebuild = async (scene: Scene, target: string, after: number): Promise<void> => {
  await scene.supervisor.untilUp(target, 'postgres');
  await rebuildAt(scene, target);
  await wait(after);
  await scene.supervisor.kill(target);
};
