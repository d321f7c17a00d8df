import { Relay } from '@motcua/event-sourcing';
import { Bus, defaultSizes, ensureStreams, type Inbox, JetStreamStrategy } from '@motcua/messaging';
import { type ArgumentsHost, Catch, type INestApplication, type RpcExceptionFilter } from '@nestjs/common';
import type pg from 'pg';
import type { Logger } from 'pino';
import { type Observable, throwError } from 'rxjs';
import { v7 } from 'uuid';
import type { ServiceConfig } from './config';
import { isDatabaseAway } from './database';
import { retryParked } from './parked';
import { ReferenceNotReady } from './reference-data';
import type { ServiceDefinition } from './service';
import type { WorkerState } from './worker-state';

/** Nest hides what a handler threw; the settlement of a message depends on it. */
@Catch()
class KeepCause implements RpcExceptionFilter {
  catch(error: unknown, _host: ArgumentsHost): Observable<never> {
    return throwError(() => error);
  }
}

export interface WorkerParts {
  app: INestApplication;
  definition: ServiceDefinition;
  config: ServiceConfig;
  inbox: Inbox;
  pool: pg.Pool;
  logger: Logger;
  state: WorkerState;
}

const measureEvery = 500;
const forgetEvery = 3_600_000;

/** Relays, listeners and their measurement; started once the broker answers, which the api does not wait for. */
export class Worker {
  private relays: Relay[] = [];
  private strategy: JetStreamStrategy | undefined;
  private bus: Bus | undefined;
  private measuring: NodeJS.Timeout | undefined;
  private forgetting: NodeJS.Timeout | undefined;
  private measured: Promise<void> = Promise.resolve();

  constructor(private readonly parts: WorkerParts) {}

  /** Errors: `ConfigurationDrift` when a stream or consumer is not what this code needs. */
  async start(): Promise<void> {
    const { app, definition, config, inbox, logger, state } = this.parts;
    const bus = await Bus.connect(config.NATS_URL, definition.name);
    this.bus = bus;
    await ensureStreams(bus.manager, { ...defaultSizes, dossiers: config.STREAM_MAX_BYTES ?? defaultSizes.dossiers });
    this.relays = definition.logs.map(
      ({ schema }) =>
        new Relay({
          connectionString: config.DATABASE_WORKER_URL,
          schema,
          target: 'dossiers',
          publish: (events) => bus.publish(events),
          publishHead: (head) => bus.publishHead(head),
          onError: (error) => logger.warn({ error: String(error), schema }, 'the relay failed and tries again'),
          rest: 25,
        }),
    );
    for (const relay of this.relays) relay.start();
    this.strategy = new JetStreamStrategy({
      bus,
      service: definition.name,
      producers: definition.hears,
      inbox,
      ignores: definition.ignores,
      isOutage: (error) => isDatabaseAway(error) || error instanceof ReferenceNotReady,
      report: (level, message, details) => logger[level](details, message),
    });
    const microservice = app.connectMicroservice({ strategy: this.strategy }, { inheritAppConfig: false });
    microservice.useGlobalFilters(new KeepCause());
    await microservice.listen();
    await retryParked(this.parts.pool, bus, definition.name, v7());
    this.measuring = setInterval(() => {
      this.measured = this.measured.then(() => this.measure(bus)).catch(() => undefined);
    }, measureEvery);
    this.forgetting = setInterval(() => void this.forgetKeys().catch(() => undefined), forgetEvery);
    state.problem = null;
    state.connect(bus);
  }

  /** Stops pulling, finishes what is in hand, lets go of leadership, then leaves the broker. */
  async stop(): Promise<void> {
    clearInterval(this.measuring);
    clearInterval(this.forgetting);
    await this.measured;
    await this.strategy?.close();
    await Promise.all(this.relays.map((relay) => relay.stop()));
    await this.bus?.close();
  }

  /** Idempotency keys are kept for 30 days. */
  private async forgetKeys(): Promise<void> {
    for (const { schema } of this.parts.definition.logs) {
      await this.parts.pool.query(`delete from ${schema}.idempotency where recorded_at < now() - interval '30 days'`);
    }
  }

  private async measure(bus: Bus): Promise<void> {
    for (const { producer } of this.parts.definition.logs) {
      for (const { consumer, events, milliseconds } of await bus.lagBehind(producer)) {
        await this.parts.pool.query(
          `insert into consumer_lag (consumer, events, milliseconds) values ($1, $2, $3)
           on conflict (consumer) do update
           set events = excluded.events, milliseconds = excluded.milliseconds, measured_at = now()`,
          [consumer, events, milliseconds],
        );
      }
    }
  }
}
