import { Log } from '@motcua/event-sourcing';
import type pg from 'pg';
import type { Measured, Metrics } from './metrics';
import type { ServiceDefinition } from './service';
import type { WorkerState } from './worker-state';

/** What a scrape asks of a service's database and worker. */
export const measureService = (
  metrics: Metrics,
  { logs }: ServiceDefinition,
  pool: pg.Pool,
  worker: WorkerState,
): void => {
  const perLog = (measure: (log: Log) => Promise<number>) => (): Promise<Measured[]> =>
    Promise.all(
      logs.map(async ({ schema, store }) => ({ value: await measure(new Log(pool, schema)), labels: { log: store } })),
    );
  metrics.gauge(
    'motcua_relay_age_seconds',
    'Age of the oldest event that was not published yet, by log',
    perLog(async (log) => (await log.age('dossiers')) / 1_000),
  );
  metrics.gauge(
    'motcua_relay_unpublished_events',
    'Events that were not published yet, by log',
    perLog((log) => log.unpublished('dossiers')),
  );
  const lag = (column: 'events' | 'milliseconds', unit: number) => async (): Promise<Measured[]> => {
    const { rows } = await pool.query(
      "select consumer, events, milliseconds from consumer_lag where measured_at > now() - interval '10 seconds'",
    );
    return rows.map((row) => ({ value: row[column] / unit, labels: { consumer: row.consumer } }));
  };
  if (logs.length > 0) {
    metrics.gauge(
      'motcua_consumer_lag_events',
      'Events of this producer that a consumer has not acknowledged',
      lag('events', 1),
    );
    metrics.gauge('motcua_consumer_lag_seconds', 'Age of the oldest of them', lag('milliseconds', 1_000));
  }
  metrics.gauge('motcua_parked_events', 'Events set aside, not settled yet', async () => {
    const { rows } = await pool.query('select count(*) as parked from parked where settled_at is null');
    return [{ value: rows[0].parked }];
  });
  metrics.gauge(
    'motcua_broker_stored_age_seconds',
    'Time since the broker last stored a message for this worker',
    () => (typeof worker.probe?.age === 'number' ? [{ value: worker.probe.age / 1_000 }] : []),
  );
};
