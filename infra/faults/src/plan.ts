// What is done to the platform, in which order, for how long: from a seed alone, so that a seed replays a run's plan.
import { between, type Random, randomFor, shuffled } from '../../samples/src/random';
import { planPorts, type ServiceName } from '../../dev/src/ports';
import { type Part, planInstances, portsBeside, type Topology } from '../../dev/src/topology';
import type { Direction, Verb } from './proxy';

export type Edge = 'postgres' | 'nats';

/** `target` is a process by its name. Times are milliseconds. */
export type Fault =
  | { kind: 'kill'; target: string }
  | { kind: 'pause'; target: string; for: number }
  | { kind: 'restart'; target: string }
  | { kind: 'failpoint'; target: string; failpoint: string; action: 'kill' | 'stop' | 'busy'; time: number }
  | { kind: 'cut'; target: string; edge: Edge }
  | { kind: 'edge'; target: string; edge: Edge; verb: Verb; for: number }
  | { kind: 'duplicate'; newest: number }
  | { kind: 'reorder'; gather: number }
  | { kind: 'store-deleted' }
  | { kind: 'broker-disk-full'; for: number }
  | { kind: 'database-disk-full'; for: number }
  | { kind: 'consumer-deleted'; consumer: string }
  | { kind: 'stream-drifted'; target: string }
  | { kind: 'leader-replaced'; for: number }
  | { kind: 'clock-skewed'; target: string; days: number; for: number }
  | { kind: 'timers-due'; service: 'intake' | 'processing'; count: number }
  | { kind: 'memory-limited'; target: string; mebibytes: number; for: number }
  | { kind: 'rebuild-killed'; target: string; after: number };

/** Every service answers requests and works in processes of their own, and has several where it may. */
export const topology: Topology = {
  intake: { api: 2, worker: 2 },
  processing: { api: 2, worker: 2 },
  digitization: { api: 1, worker: 1 },
  reporting: { api: 2, worker: 3 },
  portal: {},
};

const planned = planInstances(topology, planPorts(undefined), Array(portsBeside(topology)).fill(0));
const named = (service: ServiceName, part: Part): string[] =>
  planned.filter((instance) => instance.service === service && instance.part === part).map(({ name }) => name);

const intakeApi = named('intake', 'api');
const intakeWorker = named('intake', 'worker');
const processingApi = named('processing', 'api');
const processingWorker = named('processing', 'worker');
const digitizationApi = named('digitization', 'api');
const digitizationWorker = named('digitization', 'worker');
export const reportingWorker = named('reporting', 'worker');
const publishing = [...intakeWorker, ...processingWorker, ...digitizationWorker];
const working = [...publishing, ...reportingWorker];
/** The processes of a run, by name. */
export const services: readonly string[] = [
  ...intakeApi,
  ...processingApi,
  ...digitizationApi,
  ...named('reporting', 'api'),
  ...working,
];

/** Where each failpoint is passed, and how often within a second or two. */
const failpointsOf: { failpoint: string; targets: readonly string[]; upTo: number }[] = [
  { failpoint: 'before-commit', targets: [...intakeApi, ...processingApi, ...processingWorker], upTo: 60 },
  { failpoint: 'after-commit', targets: [...intakeApi, ...processingApi, ...processingWorker], upTo: 60 },
  { failpoint: 'mid-publish', targets: publishing, upTo: 10 },
  { failpoint: 'after-publish', targets: publishing, upTo: 10 },
  { failpoint: 'before-ack', targets: working, upTo: 10 },
  { failpoint: 'mid-batch', targets: reportingWorker, upTo: 10 },
  { failpoint: 'upload-half', targets: digitizationApi, upTo: 5 },
  { failpoint: 'rebuild-step', targets: reportingWorker, upTo: 3 },
];

const consumers = ['processing-hears-intake', 'digitization-hears-processing', 'reporting-hears-intake'];
const dayOrTwo = [-2, 2];

const one = <T>(random: Random, items: readonly T[]): T => items[between(random, 0, items.length - 1)] as T;

/**
 * Every kind at least once, each process killed, the broker and the database three times; some 50 kills. With a part, only
 * every so many of them, so that several seeds together are a round.
 */
export const planRound = (seed: number, number: number, part = { of: 1, number: 0 }): Fault[] => {
  const random = randomFor(`faults ${seed} ${number}`);
  const verbs: Verb[] = [
    { kind: 'refuse' },
    { kind: 'delay', milliseconds: between(random, 20, 300) },
    { kind: 'throttle', bytesPerSecond: between(random, 20_000, 200_000) },
    { kind: 'blackhole' },
    { kind: 'halfOpen', silent: one<Direction>(random, ['toServer', 'toClient']) },
    { kind: 'cutOnReply', to: ['append_batch', 'append "log"', 'commit'] },
  ];
  const edge = (): { target: string; edge: Edge } => {
    const at = one<Edge>(random, ['postgres', 'nats']);
    return { edge: at, target: one(random, at === 'nats' ? working : services) };
  };
  const kills = [...services, ...Array(3).fill('nats-server'), ...Array(3).fill('postgres')];
  const faults: Fault[] = [
    ...kills.map((target): Fault => ({ kind: 'kill', target })),
    ...failpointsOf.map(
      ({ failpoint, targets, upTo }): Fault => ({
        kind: 'failpoint',
        failpoint,
        target: one(random, targets),
        action: 'kill',
        time: between(random, 1, upTo),
      }),
    ),
    { kind: 'failpoint', failpoint: 'before-ack', target: one(random, reportingWorker), action: 'stop', time: 2 },
    {
      kind: 'failpoint',
      failpoint: 'after-commit',
      target: one(random, intakeApi),
      action: 'busy',
      time: 9,
    },
    { kind: 'pause', target: one(random, services), for: between(random, 100, 10_000) },
    { kind: 'pause', target: one(random, services), for: between(random, 100, 3_000) },
    { kind: 'pause', target: 'nats-server', for: between(random, 500, 4_000) },
    { kind: 'pause', target: 'postgres', for: between(random, 100, 3_000) },
    { kind: 'restart', target: one(random, services) },
    { kind: 'cut', ...edge() },
    ...verbs.map((verb): Fault => {
      // A reply to a commit comes from the database.
      const at = verb.kind === 'cutOnReply' ? { edge: 'postgres' as const, target: one(random, services) } : edge();
      return { kind: 'edge', ...at, verb, for: between(random, 500, 3_000) };
    }),
    { kind: 'duplicate', newest: between(random, 50, 300) },
    { kind: 'reorder', gather: between(random, 300, 1_000) },
    { kind: 'store-deleted' },
    { kind: 'broker-disk-full', for: between(random, 1_000, 3_000) },
    { kind: 'database-disk-full', for: between(random, 1_000, 3_000) },
    { kind: 'consumer-deleted', consumer: one(random, consumers) },
    { kind: 'stream-drifted', target: one(random, processingWorker) },
    { kind: 'leader-replaced', for: between(random, 1_000, 3_000) },
    {
      kind: 'clock-skewed',
      target: one(random, services),
      days: one(random, dayOrTwo),
      for: between(random, 2_000, 5_000),
    },
    { kind: 'memory-limited', target: one(random, services), mebibytes: between(random, 48, 64), for: 2_500 },
    { kind: 'rebuild-killed', target: one(random, reportingWorker), after: between(random, 20, 1_500) },
    { kind: 'timers-due', service: 'processing', count: between(random, 50, 500) },
    { kind: 'timers-due', service: one(random, ['intake', 'processing']), count: between(random, 50, 500) },
  ];
  return shuffled(
    random,
    faults.filter((_, index) => index % part.of === part.number),
  );
};

/** Rounds without end. */
export function* planFaults(seed: number): Generator<Fault> {
  for (let number = 1; ; number += 1) yield* planRound(seed, number);
}
