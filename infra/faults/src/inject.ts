// Each kind of fault, done to a running platform. All of them leave it able to recover; what they see go wrong is a
// violation.
import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { compiled } from '../../dev/src/folders';
import type { Adaptation } from '../../dev/src/platform';
import type { ServiceName } from '../../dev/src/ports';
import { databaseUrlOf } from '../../dev/src/postgres';
import { withDatabase } from './check-logs';
import { deleteStore, drift, fillBrokerDisk, fillDatabaseDisk, reorder, withHand } from './inject-broker';
import type { Edge, Fault } from './plan';
import type { Proxy } from './proxy';
import type { Scene } from './scene';

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
    case 'timers-due':
      return bringTimersForward(scene, fault);
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
  const isArmed = () => supervisor.isUp(target) && supervisor.member(target).process.pid === armed;
  const end = performance.now() + failpointWithin;
  while (performance.now() < end && isArmed()) await wait(50);
  // One that was not passed, or only holds the process up, must not wait for the checks at the end.
  if (isArmed()) await supervisor.kill(target);
};

/** The leading relay of intake stands still, its session is gone, the other leads; then the first one comes back. */
const replaceLeader = async (scene: Scene, milliseconds: number): Promise<void> => {
  const { supervisor, proxies, platform } = scene;
  await supervisor.untilUp('postgres', 'intake-worker-1', 'intake-worker-2');
  const admin = new pg.Client({ connectionString: databaseUrlOf(platform.adminUrl, 'intake') });
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

/** What ends the clock that a service keeps. */
const overFor = {
  intake: ['DossierReceived', 'DossierNotAccepted'],
  processing: ['DossierResolved', 'DossierRefused', 'DossierWithdrawn', 'DossierStopped'],
};

/**
 * Real clocks run for days; the newest of them, whose dossiers still run, come due now, for every worker at once, whatever
 * is killed next.
 */
const bringTimersForward = async (
  { supervisor, platform }: Scene,
  { service, count }: Extract<Fault, { kind: 'timers-due' }>,
): Promise<void> => {
  await supervisor.untilUp('postgres');
  await withDatabase(databaseUrlOf(platform.adminUrl, service), (client) =>
    client.query(
      `update timers set fire_at = now()
       where ctid = any (array(
         select timer.ctid from timers timer where fire_at > now() and not exists (
           select from log.events e where e.dossier_id = timer.dossier_id and e.type = any ($2)
         ) order by timer.ctid desc limit $1))`,
      [count, overFor[service]],
    ),
  );
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
