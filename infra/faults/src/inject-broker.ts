// Faults of the broker, its streams, and the disks; those of single processes and connections are in inject.ts.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { motcua } from '../../dev/src/run-script';
import { reportingWorker } from './plan';
import type { Scene } from './scene';
import { StreamHand } from './stream-hand';

export const withHand = async (scene: Scene, work: (hand: StreamHand) => Promise<unknown>): Promise<void> => {
  await scene.supervisor.untilUp('nats-server');
  const hand = await StreamHand.connect(scene.platform.natsUrl);
  try {
    await work(hand);
  } finally {
    await hand.close();
  }
};

/** While no listener of reporting is there to take them, events that wait for it are turned round in the stream. */
export const reorder = async (scene: Scene, gather: number): Promise<void> => {
  const { supervisor } = scene;
  for (const name of reportingWorker) supervisor.hold(name);
  try {
    await Promise.all(reportingWorker.map((name) => supervisor.kill(name)));
    await wait(gather);
    await withHand(scene, (hand) => hand.turnRound('reporting-hears-intake', 200));
  } finally {
    for (const name of reportingWorker) supervisor.release(name);
  }
};

export const deleteStore = async (scene: Scene): Promise<void> => {
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
    const ended = await motcua(scene.platform, ['republish', '--missing']).ended;
    if (ended.code === 0) return;
    output = ended.output;
    await wait(500);
  }
  scene.violation(`motcua republish --missing did not succeed: ${output}`);
};

/** Intake goes on; the broker is started again once there is room, since it does not recover by itself (2.9). */
export const fillBrokerDisk = async (scene: Scene, milliseconds: number): Promise<void> => {
  if (!scene.disks) return;
  const { supervisor, load } = scene;
  await supervisor.untilUp('nats-server', 'postgres', 'intake-api-1');
  scene.disks.broker.fill();
  try {
    await wait(milliseconds / 2);
    const next = load.nextAcknowledged('intake');
    load.beginMore(3);
    const accepted = await Promise.race([next, wait(5_000)]);
    if (accepted === undefined)
      scene.violation('intake accepted nothing for 5 s while the disk of the broker was full');
    await wait(milliseconds / 2);
  } finally {
    scene.disks.broker.free();
  }
  await supervisor.kill('nats-server');
};

/** Nothing can be written to intake's log meanwhile; nobody has to repair anything. */
export const fillDatabaseDisk = async (scene: Scene, milliseconds: number): Promise<void> => {
  if (!scene.disks) return;
  await scene.supervisor.untilUp('postgres');
  scene.disks.database.fill();
  await wait(milliseconds);
  scene.disks.database.free();
};

/** A worker that finds a stream otherwise than it needs it refuses to start and says why. */
export const drift = async (scene: Scene, target: string): Promise<void> => {
  const { supervisor } = scene;
  // Whoever starts meanwhile would refuse as well.
  await supervisor.untilAllUp();
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
