import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Attributes, Counter, Histogram, Meter } from '@opentelemetry/api';
import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import type pg from 'pg';

export interface Measured {
  value: number;
  labels?: Attributes;
}

/** Seconds; the goal is an act answered within a tenth and seen in the figures within one. */
const durations = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Milliseconds; part of what is measured. */
const loopLookEvery = 20;

/** How much a scrape may be behind; a scrape asks the database, and anybody may scrape. */
const freshFor = 1_000;

/**
 * What a process tells Prometheus. Labels name routes, consumers, logs and pools: never a ward, never a person.
 * `docs/watching.md` says what each is good for.
 */
export class Metrics {
  private readonly exporter = new PrometheusExporter({ preventServerStart: true });
  private readonly serializer = new PrometheusSerializer(undefined, false, undefined, true, true);
  private readonly meter: Meter;
  private readonly requests: Histogram;
  private readonly handled: Counter;
  private readonly redeliveries: Counter;
  private readonly parked: Counter;
  private readonly pools = new Map<string, pg.Pool>();
  private readonly loopDelay = monitorEventLoopDelay({ resolution: loopLookEvery });
  private scraped: { at: number; text: Promise<string> } = { at: Number.NEGATIVE_INFINITY, text: Promise.resolve('') };

  constructor() {
    this.meter = new MeterProvider({ readers: [this.exporter] }).getMeter('motcua');
    this.requests = this.meter.createHistogram('motcua_request_duration_seconds', {
      description: 'From a request to its answer, by route and class of status',
      advice: { explicitBucketBoundaries: durations },
    });
    this.handled = this.meter.createCounter('motcua_handled_events_total', {
      description: 'Events heard, by producer and what became of them',
    });
    this.redeliveries = this.meter.createCounter('motcua_redelivered_events_total', {
      description: 'Events that came once more, by producer',
    });
    this.parked = this.meter.createCounter('motcua_parked_events_total', {
      description: 'Events that were set aside because they could not be handled, by producer',
    });
    this.measureProcess();
  }

  recordRequest(route: string, status: number, seconds: number): void {
    this.requests.record(seconds, { route, status: `${Math.floor(status / 100)}xx` });
  }

  recordHandled(producer: string, outcomes: ReadonlyMap<string, number>, redelivered: number): void {
    for (const [outcome, count] of outcomes) this.handled.add(count, { producer, outcome });
    if (redelivered > 0) this.redeliveries.add(redelivered, { producer });
  }

  recordParked(producer: string): void {
    this.parked.add(1, { producer });
  }

  /** Asked at a scrape; what can not be measured then is left out. */
  gauge(name: string, description: string, measure: () => Measured[] | Promise<Measured[]>): void {
    this.meter.createObservableGauge(name, { description }).addCallback(async (result) => {
      for (const { value, labels } of await Promise.resolve(measure()).catch(() => [])) result.observe(value, labels);
    });
  }

  watchPool(pool: string, connections: pg.Pool): void {
    this.pools.set(pool, connections);
  }

  /** The text that Prometheus reads. */
  scrape(): Promise<string> {
    const now = performance.now();
    if (now - this.scraped.at > freshFor) {
      const text = this.exporter.collect().then(({ resourceMetrics }) => this.serializer.serialize(resourceMetrics));
      this.scraped = { at: now, text };
    }
    return this.scraped.text;
  }

  stop(): void {
    this.loopDelay.disable();
  }

  private measureProcess(): void {
    this.loopDelay.enable();
    this.gauge('motcua_event_loop_delay_seconds', 'Longest wait for the event loop since the last scrape', () => {
      const value = Math.max(0, this.loopDelay.max / 1e9 - loopLookEvery / 1e3);
      this.loopDelay.reset();
      return [{ value }];
    });
    this.gauge('motcua_process_resident_memory_bytes', 'Memory of the process', () => [
      { value: process.memoryUsage.rss() },
    ]);
    this.meter
      .createObservableCounter('motcua_process_cpu_seconds_total', { description: 'CPU time of the process' })
      .addCallback((result) => {
        const { user, system } = process.cpuUsage();
        result.observe((user + system) / 1e6);
      });
    this.gauge('motcua_database_pool_waiting_requests', 'Callers that wait for a connection, by pool', () =>
      [...this.pools].map(([pool, { waitingCount }]) => ({ value: waitingCount, labels: { pool } })),
    );
    this.gauge('motcua_database_pool_busy_connections', 'Connections in use, by pool', () =>
      [...this.pools].map(([pool, { totalCount, idleCount }]) => ({ value: totalCount - idleCount, labels: { pool } })),
    );
  }
}
