import { type Append, emptyHead, PostgresEventStore } from '@motcua/event-sourcing';
import { createPool } from '@motcua/platform';
import pg from 'pg';
import { v7 } from 'uuid';
import { migrateAll } from '../../../cli/src/migrate';
import { wardCodes } from '../../../load/src/world';
import { alternate, type Bench, compared, type Measure } from '../measure';
import { databaseUrlOf } from '../../../dev/src/postgres';
import { onPostgres, withPool } from '../place';
import { receiptOf } from '../whole-dossier';

const callers = 256;
const wards = wardCodes(20);
/** As a service's pool for requests (libs/platform/src/service.ts). */
const connectionsOfAService = 10;

/** One receipt, the first event of its stream, in a ward of its turn. */
const appendOf = (index: number): Append => {
  const wardCode = wards[index % wards.length] as string;
  const dossierId = v7();
  const receivedAt = Date.UTC(2026, 0, 5, 2) + index;
  return {
    stream: { wardCode, id: `intake-${dossierId}` },
    dossierId,
    competentUnitCode: wardCode,
    expected: emptyHead,
    events: [
      {
        type: 'DossierReceived',
        data: receiptOf({ index, wardCode, field: 1 + (index % 12), receivedAt, ended: false }),
        id: v7(),
        occurredAt: new Date(receivedAt).toISOString(),
      },
    ],
    context: {
      actor: { id: `receptionist-${wardCode}`, role: 'receptionist' },
      correlationId: v7(),
      causationId: null,
      traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00',
    },
  };
};

const columns = `ward_code, stream_id, position, published_position, event_id, type, version, dossier_id,
  competent_unit_code, occurred_at, correlation_id, causation_id, actor_id, actor_role, traceparent, data`;
const width = columns.split(',').length;

/** The same rows as the library writes for such an append, as bare values. */
const rowOf = ({ stream, dossierId, competentUnitCode, events, context }: Append): unknown[] => {
  const event = events[0] as Append['events'][number];
  return [
    stream.wardCode,
    stream.id,
    1,
    1,
    event.id,
    event.type,
    1,
    dossierId,
    competentUnitCode,
    event.occurredAt,
    context.correlationId,
    context.causationId,
    context.actor.id,
    context.actor.role,
    context.traceparent,
    JSON.stringify(event.data),
  ];
};

const insertOf = (rows: number): string => {
  const tuples = Array.from(
    { length: rows },
    (_, row) => `(${Array.from({ length: width }, (__, column) => `$${row * width + column + 1}`).join(', ')})`,
  );
  return `with written as (insert into log.events (${columns}) values ${tuples.join(', ')} returning log_position)
    insert into log.unsequenced (log_position) select log_position from written`;
};

/** Appends of one event per stream, many callers at once: seconds → events a second. */
const throughTheLibrary = async (pool: pg.Pool, appends: readonly Append[]): Promise<number> => {
  const store = new PostgresEventStore(pool, 'log');
  let next = 0;
  const call = async (): Promise<void> => {
    for (let append = appends[next++]; append; append = appends[next++]) {
      const outcome = await store.append(append);
      if (outcome.kind !== 'appended') throw new Error(`an append ended as ${outcome.kind}`);
    }
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: callers }, call));
  return (appends.length / (performance.now() - startedAt)) * 1000;
};

/** The same rows by statements of `rowsAtOnce`, each committed by itself, over so many connections. */
const bare = async (
  url: string,
  appends: readonly Append[],
  rowsAtOnce: number,
  connections: number,
): Promise<number> => {
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new pg.Client({ connectionString: url });
      client.on('error', () => undefined);
      await client.connect();
      // Row-level security compares every row with these, as it does for the library.
      await client.query("select set_config('app.wards', $1, false)", [wards.join(',')]);
      return client;
    }),
  );
  const text = insertOf(rowsAtOnce);
  let next = 0;
  const insert = async (client: pg.Client): Promise<void> => {
    while (next < appends.length) {
      const rows = appends.slice(next, (next += rowsAtOnce));
      await client.query({ name: `bare ${rowsAtOnce}`, text, values: rows.flatMap(rowOf) });
    }
  };
  const startedAt = performance.now();
  await Promise.all(clients.map(insert));
  const seconds = (performance.now() - startedAt) / 1000;
  await Promise.all(clients.map((client) => client.end()));
  return appends.length / seconds;
};

export const append: Measure = {
  name: 'append',
  rows: ['append of one event, against multi-row inserts', 'append of one event, against one-row transactions'],
  run: (bench: Bench) =>
    onPostgres(bench, async (adminUrl) => {
      const { intake } = await migrateAll(adminUrl);
      // A multiple of 200, so that every bare statement has all its rows.
      const events = bench.quick ? 2_000 : 40_000;
      const appends = (count: number): Append[] => Array.from({ length: count }, (_, index) => appendOf(index));
      return withPool(databaseUrlOf(adminUrl, 'intake'), 1, async (admin) => {
        /** Empty tables before each, and no checkpoint of the one before within it. */
        const fresh = async <T>(work: () => Promise<T>): Promise<T> => {
          await admin.query('truncate log.events, log.unsequenced');
          await admin.query('checkpoint');
          return work();
        };
        const pool = createPool(intake.api, connectionsOfAService, 'bench', 60_000);
        const [one, other] = append.rows as [string, string];
        try {
          // Of one transaction per row fewer do: what counts is the rate.
          const fewer = events / 5;
          const measured = await alternate(bench, 'append', {
            library: () => fresh(() => throughTheLibrary(pool, appends(events))),
            'multi-row': () => fresh(() => bare(intake.api, appends(events), 200, 4)),
            'one-row': () => fresh(() => bare(intake.api, appends(fewer), 1, 32)),
          });
          const values = measured.library;
          return [
            compared({
              name: one,
              unit: 'events/s',
              values,
              baselines: measured['multi-row'],
              goal: '≥ 0.6 of it',
              reaches: (ratio) => ratio >= 0.6,
            }),
            compared({
              name: other,
              unit: 'events/s',
              values,
              baselines: measured['one-row'],
              goal: '≥ 4 × it',
              reaches: (ratio) => ratio >= 4,
            }),
          ];
        } finally {
          await pool.end();
        }
      });
    }),
};
