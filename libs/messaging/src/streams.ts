import { filterSubjectOf, type Producer, streamOf } from '@motcua/contracts';
import {
  AckPolicy,
  type ConsumerConfig,
  DeliverPolicy,
  DiscardPolicy,
  type JetStreamManager,
  RetentionPolicy,
  StorageType,
  type StreamConfig,
} from '@nats-io/jetstream';

const days = (count: number): number => count * 24 * 3_600 * 1_000_000_000;
const seconds = (count: number): number => count * 1_000_000_000;

/** A stream or consumer on the server is not what this code needs; the service must not run on it. */
export class ConfigurationDrift extends Error {}

export interface StreamSizes {
  /** Bytes; the alarm is at 70 %. */
  dossiers: number;
  reference: number;
}

export const defaultSizes: StreamSizes = { dossiers: 2 * 1024 ** 3, reference: 64 * 1024 ** 2 };

/** A subject of its own, so that what is said again never stands before live traffic. */
export const republishedStream = 'REPUBLISHED';

const streams = (sizes: StreamSizes): Partial<StreamConfig>[] => [
  { name: 'DOSSIERS', subjects: ['dossier.>'], max_age: days(14), max_bytes: sizes.dossiers },
  { name: 'REFERENCE', subjects: ['reference.>'], max_age: 0, max_bytes: sizes.reference },
  { name: republishedStream, subjects: ['republished.>'], max_age: days(1), max_bytes: sizes.dossiers },
  {
    name: 'PROBE',
    subjects: ['probe.*'],
    max_age: seconds(600),
    max_bytes: 1024 ** 2,
    max_msgs_per_subject: 1,
    discard: DiscardPolicy.Old,
  },
];

const common: Partial<StreamConfig> = {
  storage: StorageType.File,
  retention: RetentionPolicy.Limits,
  discard: DiscardPolicy.New,
  duplicate_window: seconds(120),
  max_msgs: -1,
  allow_direct: true,
};

/** Creates what is missing and compares what is there; any difference is an error that names it. */
export const ensureStreams = async (manager: JetStreamManager, sizes: StreamSizes = defaultSizes): Promise<void> => {
  for (const wanted of streams(sizes)) {
    const config = { ...common, ...wanted };
    const existing = await found(() => manager.streams.info(wanted.name as string));
    const effective = existing?.config ?? (await manager.streams.add(config as StreamConfig)).config;
    compare(`stream ${wanted.name}`, config, effective);
  }
};

export const consumerName = (service: string, producer: string): string => `${service}-hears-${producer}`;

const consumerConfig = (name: string, filter: string): Partial<ConsumerConfig> => ({
  durable_name: name,
  ack_policy: AckPolicy.Explicit,
  deliver_policy: DeliverPolicy.All,
  filter_subject: filter,
  ack_wait: seconds(30),
  max_ack_pending: 2_000,
  max_deliver: -1,
});

const ensureConsumer = async (
  manager: JetStreamManager,
  stream: string,
  name: string,
  filter: string,
): Promise<{ stream: string; name: string }> => {
  const config = consumerConfig(name, filter);
  const existing = await found(() => manager.consumers.info(stream, name));
  const effective = existing?.config ?? (await manager.consumers.add(stream, config)).config;
  compare(`consumer ${name}`, config, effective);
  return { stream, name };
};

/** The durable through which a service hears a producer's live events. */
export const ensureLiveConsumer = (
  manager: JetStreamManager,
  service: string,
  producer: Producer,
): Promise<{ stream: string; name: string }> =>
  ensureConsumer(manager, streamOf(producer), consumerName(service, producer), filterSubjectOf(producer));

/** The durable through which a service hears what it asked a producer to say again. */
export const ensureRepublishedConsumer = (
  manager: JetStreamManager,
  service: string,
  producer: Producer,
): Promise<{ stream: string; name: string }> =>
  ensureConsumer(
    manager,
    republishedStream,
    `${consumerName(service, producer)}-again`,
    `republished.${service}.${producer}.>`,
  );

const found = async <T>(ask: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Error && /not found/i.test(error.message)) return undefined;
    throw error;
  }
};

const compare = (what: string, wanted: object, effective: object): void => {
  const differing = Object.entries(wanted).filter(
    ([key, value]) => JSON.stringify((effective as Record<string, unknown>)[key]) !== JSON.stringify(value),
  );
  if (differing.length === 0) return;
  const list = differing.map(
    ([key, value]) =>
      `${key} is ${JSON.stringify((effective as Record<string, unknown>)[key])}, must be ${JSON.stringify(value)}`,
  );
  throw new ConfigurationDrift(`${what}: ${list.join('; ')}. Correct it on the server or delete it, then start again.`);
};
