import { PostgresEventStore, Relay } from '@motcua/event-sourcing';
import { Bus, ConfigurationDrift, defaultSizes, ensureStreams, type Inbox, JetStreamStrategy } from '@motcua/messaging';
import type { Envelope } from '@motcua/contracts';
import type { INestApplication } from '@nestjs/common';
import type pg from 'pg';
import type { Logger } from 'pino';
import { v7 } from 'uuid';
import { BrokerProbe } from './broker-probe';
import type { ServiceConfig } from './config';
import { isDatabaseAway } from './database';
import type { Failpoints } from './failpoints';
import type { Metrics } from './metrics';
import { retryParked } from './parked';
import { ReferenceNotReady } from './reference-data';
import type { ServiceDefinition } from './service';
import { TimerClock } from './timer-clock';
import type { WorkerState } from './worker-state';

export interface WorkerParts {
  app: INestApplication;
  definition: ServiceDefinition;
  config: ServiceConfig;
  inbox: Inbox;
  pool: pg.Pool;
  logger: Logger;
  state: WorkerState;
  metrics: Metrics;
  failpoints: Failpoints;
}

const measureEvery = 500;
const forgetEvery = 3_600_000;
const againAfter = 500;

/** Relays, listeners and their measurement; started once the broker answers, which the api does not wait for. */
export class Worker {
  private relays: Relay[] = [];
  private strategy: JetStreamStrategy | undefined;
  private bus: Bus | undefined;
  private timers: TimerClock | undefined;
  private measuring: NodeJS.Timeout | undefined;
  private forgetting: NodeJS.Timeout | undefined;
  private measured: Promise<void> = Promise.resolve();
  private stopping = false;
  private readonly probe = new BrokerProbe();

  constructor(private readonly parts: WorkerParts) {}

  /** Errors: `ConfigurationDrift` when a stream or consumer is not what this code needs. */
  async start(): Promise<void> {
    const { app, definition, config, inbox, logger, state, metrics, failpoints } = this.parts;
    this.startTimers();
    const bus = await this.persist('connect to NATS', () => Bus.connect(config.NATS_URL, definition.name));
    this.bus = bus;
    const prepare = () =>
      ensureStreams(bus.manager, { ...defaultSizes, dossiers: config.STREAM_MAX_BYTES ?? defaultSizes.dossiers });
    await this.persist('prepare the streams', prepare);
    const [midPublish, afterPublish] = [failpoints.at('mid-publish'), failpoints.at('after-publish')];
    const publish = async (events: Envelope[]): Promise<void> => {
      if (midPublish) {
        await bus.publish(events.slice(0, events.length / 2));
        midPublish();
      }
      await bus.publish(events);
    };
    this.relays = definition.logs.map(
      ({ schema }) =>
        new Relay({
          connectionString: config.DATABASE_WORKER_URL,
          schema,
          target: 'dossiers',
          publish: (events) =>
            publish(events).catch(async (error) => {
              // A broker that lost its store has no stream to publish to.
              await prepare();
              throw error;
            }),
          publishHead: (head) => bus.publishHead(head),
          onError: (error) => logger.warn({ error: String(error), schema }, 'the relay failed and tries again'),
          rest: 25,
          ...(afterPublish && { beforeCheckpoint: async () => afterPublish() }),
        }),
    );
    for (const relay of this.relays) relay.start();
    this.strategy = new JetStreamStrategy({
      bus,
      service: definition.name,
      producers: definition.hears,
      inbox,
      prepare,
      beforeAck: failpoints.at('before-ack'),
      ignores: definition.ignores,
      isOutage: (error) => isDatabaseAway(error) || error instanceof ReferenceNotReady,
      report: (level, message, details) => logger[level](details, message),
      measure: metrics,
    });
    const microservice = app.connectMicroservice({ strategy: this.strategy }, { inheritAppConfig: false });
    await microservice.listen();
    await this.persist('try parked events again', () => retryParked(this.parts.pool, bus, definition.name, v7()));
    this.measuring = setInterval(() => {
      this.measured = this.measured.then(() => this.measure(bus)).catch(() => undefined);
    }, measureEvery);
    this.forgetting = setInterval(() => void this.forgetKeys().catch(() => undefined), forgetEvery);
    this.probe.start(bus, definition.name);
    state.probe = this.probe;
    state.problem = null;
    state.connect(bus);
  }

  /** Stops pulling, finishes what is in hand, lets go of leadership, then leaves the broker. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearInterval(this.measuring);
    clearInterval(this.forgetting);
    this.probe.stop();
    await this.timers?.stop();
    await this.measured;
    await this.strategy?.close();
    await Promise.all(this.relays.map((relay) => relay.stop()));
    await this.bus?.close();
  }

  /** They need no broker. */
  private startTimers(): void {
    const { definition, pool, logger, metrics, failpoints } = this.parts;
    const [log] = definition.logs;
    if (!definition.fireTimer || !log) return;
    const store = new PostgresEventStore(pool, log.schema, {
      beforeCommit: failpoints.at('before-commit'),
      afterCommit: failpoints.at('after-commit'),
    });
    const timers = new TimerClock(pool, store, definition.fireTimer, (error) =>
      logger.warn({ error: String(error) }, 'a timer could not fire and is tried again'),
    );
    metrics.gauge('motcua_timers_due_seconds', 'Age of the oldest timer that is due and has not fired', async () => [
      { value: await timers.age() },
    ]);
    timers.start();
    this.timers = timers;
  }

  /** Broker and database come and go; only a drifted configuration is nothing that passes. */
  private async persist<T>(what: string, work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (this.stopping || error instanceof ConfigurationDrift) throw error;
        this.parts.logger.warn({ error: String(error) }, `the worker could not ${what} and tries again`);
        await new Promise((resolve) => setTimeout(resolve, againAfter));
      }
    }
  }

  /** Idempotency keys are kept for 30 days. */
  private async forgetKeys(): Promise<void> {
    for (const { schema } of this.parts.definition.logs) {
      await this.parts.pool.query(`delete from ${schema}.idempotency where recorded_at < now() - interval '30 days'`);
    }
  }

  private async measure(bus: Bus): Promise<void> {
    const lags = (await Promise.all(this.parts.definition.logs.map(({ producer }) => bus.lagBehind(producer)))).flat();
    if (lags.length === 0) return;
    await this.parts.pool.query(
      `insert into consumer_lag (consumer, events, milliseconds)
       select * from unnest($1::text[], $2::bigint[], $3::bigint[]) order by 1
       on conflict (consumer) do update
       set events = excluded.events, milliseconds = excluded.milliseconds, measured_at = now()`,
      [
        lags.map(({ consumer }) => consumer),
        lags.map(({ events }) => events),
        lags.map(({ milliseconds }) => milliseconds),
      ],
    );
  }
}
