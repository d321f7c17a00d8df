import type { DomainEvent, Envelope } from '@motcua/contracts';
import { createServiceDatabase, type ServiceDatabase, until } from '@motcua/testing';
import fc from 'fast-check';
import pg from 'pg';
import { v7 } from 'uuid';
import { type Append, emptyHead, type StreamHead } from './event-store';
import { Log } from './log';
import { PostgresEventStore } from './postgres-event-store';
import { Relay } from './relay';
import { createEventStoreV1 } from './schema-v1';
import { createLogFunctionsV2 } from './schema-v2';
import { createLogFunctionsV3 } from './schema-v3';

const migrations = (roles: { api: string; worker: string }) => ({
  '0001_create_log': {
    up: (db: Parameters<typeof createEventStoreV1>[0]) => createEventStoreV1(db, 'log', 'test', roles),
  },
  '0002_log_functions': {
    up: async (db: Parameters<typeof createEventStoreV1>[0]) => {
      await createLogFunctionsV2(db, 'log');
      await createLogFunctionsV3(db, 'log');
    },
  },
});

const declined: DomainEvent = { type: 'DossierNotAccepted', data: { reasonCode: 'papers-missing' } };
const heard: DomainEvent = { type: 'ResolutionHeard', data: { resolvedAt: '2025-07-01T02:30:00.000Z' } };

const appendTo = (stream: string, expected: StreamHead, events: DomainEvent[], ward = 'an-thang'): Append => ({
  stream: { wardCode: ward, id: stream },
  dossierId: null,
  competentUnitCode: null,
  expected,
  events: events.map((event) => ({ ...event, id: v7(), occurredAt: '2025-07-01T02:30:00.000Z' })),
  context: {
    actor: { id: 'officer-1', role: 'receptionist' },
    correlationId: v7(),
    causationId: null,
    traceparent: null,
  },
});

describe('the log', () => {
  let database: ServiceDatabase;
  let api: pg.Pool;
  let worker: pg.Pool;
  let store: PostgresEventStore;

  beforeEach(async () => {
    database = await createServiceDatabase('intake', migrations);
    api = new pg.Pool({ connectionString: database.api });
    worker = new pg.Pool({ connectionString: database.worker });
    store = new PostgresEventStore(api, 'log');
  });

  afterEach(async () => {
    await Promise.all([api.end(), worker.end()]);
    await database.drop();
  });

  const relayInto = (published: Envelope[], options: Partial<ConstructorParameters<typeof Relay>[0]> = {}): Relay =>
    new Relay({
      connectionString: database.worker,
      schema: 'log',
      target: 'dossiers',
      publish: async (events) => {
        published.push(...events);
      },
      publishHead: async () => undefined,
      onError: () => undefined,
      rest: 5,
      ...options,
    });

  it('publishes the event of a slow transaction that commits after later ones', async () => {
    const published: Envelope[] = [];
    const relay = relayInto(published);
    relay.start();
    const slow = await api.connect();
    try {
      await slow.query("begin; select set_config('app.wards', 'an-thang', true)");
      await slow.query(
        `with slow as (
           insert into log.events (ward_code, stream_id, position, published_position, event_id, type, version,
             occurred_at, correlation_id, actor_id, actor_role, data)
           values ('an-thang', 'slow', 1, 1, $1, 'DossierNotAccepted', 1, now(), $1, 'officer-1', 'receptionist', $2)
           returning log_position)
         insert into log.unsequenced select log_position from slow`,
        [v7(), JSON.stringify(declined.data)],
      );
      await store.append(appendTo('fast', emptyHead, [declined]));
      await until('the fast event', async () => published.length === 1);
      await slow.query('commit');
      await until('the slow event', async () => published.length === 2);
    } finally {
      slow.release();
      await relay.stop();
    }
    expect(published.map(({ stream, number }) => [stream, number])).toEqual([
      ['fast', 1],
      ['slow', 2],
    ]);
  });

  it('publishes again, under the same ids and numbers, what a relay had published when it died before its checkpoint', async () => {
    const published: Envelope[] = [];
    await store.append(appendTo('a', emptyHead, [declined, declined]));
    let died = false;
    const dying = relayInto(published, {
      beforeCheckpoint: async () => {
        died = true;
        throw new Error('killed between publish and checkpoint');
      },
    });
    dying.start();
    await until('the relay to die', async () => died);
    await dying.stop();
    const before = published.splice(0).slice(0, 2);

    const next = relayInto(published);
    next.start();
    await until('the next relay', async () => published.length >= 2);
    await next.stop();
    expect(published.map(({ id, number }) => [id, number])).toEqual(before.map(({ id, number }) => [id, number]));
  });

  it('has one leader; a relay that comes back after another took over marks nothing', async () => {
    const published: Envelope[] = [];
    let goOn: () => void = () => undefined;
    let stuck = false;
    const paused = relayInto(published, {
      beforeCheckpoint: () => {
        stuck = true;
        return new Promise<void>((resolve) => {
          goOn = resolve;
        });
      },
    });
    await store.append(appendTo('a', emptyHead, [declined]));
    paused.start();
    await until('the first relay to be paused', async () => stuck);
    // Somebody else became leader meanwhile (the session was lost), which the fence tells.
    await worker.query('update log.store set fence = fence + 1');
    await worker.query('update log.checkpoints set fence = fence + 1');
    goOn();
    const stopped = paused.stop();
    await stopped;
    const { rows } = await worker.query("select number from log.checkpoints where target = 'dossiers'");
    expect(Number(rows[0].number)).toBe(0);
  });

  it('numbers published events without gaps and keeps private ones to itself', async () => {
    const published: Envelope[] = [];
    const relay = relayInto(published);
    relay.start();
    await store.append(appendTo('a', emptyHead, [heard, declined, heard, declined]));
    await until('both published ones', async () => published.length === 2);
    await relay.stop();
    expect(published.map(({ number, position }) => [number, position])).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect((await store.read({ wardCode: 'an-thang', id: 'a' }, { wards: ['an-thang'], units: [] })).head).toEqual({
      position: 4,
      publishedPosition: 2,
    });
  });

  it('names an event that was withheld from the relay', async () => {
    const published: Envelope[] = [];
    const relay = relayInto(published);
    await store.append(appendTo('a', emptyHead, [declined]));
    await worker.query('delete from log.unsequenced');
    relay.start();
    await store.append(appendTo('b', emptyHead, [declined]));
    await until('the other event', async () => published.length === 1);
    await relay.stop();
    expect(await new Log(worker, 'log').withheld()).toMatchObject([{ stream: 'a', position: 1 }]);
  });

  it('shows a ward its own streams and a competent unit those it decides', async () => {
    await store.append({ ...appendTo('a', emptyHead, [declined]), competentUnitCode: 'department' });
    const read = async (wards: string[], units: string[]) =>
      (await store.read({ wardCode: 'an-thang', id: 'a' }, { wards, units })).head.position;
    expect(await read(['an-thang'], [])).toBe(1);
    expect(await read(['binh-duong'], [])).toBe(0);
    expect(await read([], ['department'])).toBe(1);
    expect(await read([], [])).toBe(0);
  });

  it('writes each caller whole or not at all, whoever races', async () => {
    const other = new pg.Pool({ connectionString: database.api });
    const stores = [store, new PostgresEventStore(other, 'log')];
    const callers = fc.array(
      fc.record({
        stream: fc.integer({ min: 0, max: 3 }),
        events: fc.integer({ min: 1, max: 5 }),
        store: fc.integer({ min: 0, max: 1 }),
      }),
      { minLength: 2, maxLength: 40 },
    );
    let run = 0;
    await fc.assert(
      fc.asyncProperty(callers, async (plan) => {
        run += 1;
        const scope = { wards: ['an-thang', 'binh-duong'], units: [] };
        const outcomes = await Promise.all(
          plan.map(async ({ stream, events, store: at }) => {
            const ward = stream % 2 === 0 ? 'an-thang' : 'binh-duong';
            const identity = { wardCode: ward, id: `run-${run}-${stream}` };
            const { head } = await (stores[at] as PostgresEventStore).read(identity, scope);
            const append = appendTo(
              identity.id,
              head,
              Array.from({ length: events }, () => declined),
              ward,
            );
            const outcome = await (stores[at] as PostgresEventStore).append(append);
            return { append, kind: outcome.kind };
          }),
        );
        const { rows } = await worker.query(
          'select stream_id, position, event_id from log.events where stream_id like $1 order by stream_id, position',
          [`run-${run}-%`],
        );
        const present = new Set(rows.map(({ event_id }) => event_id));
        for (const { append, kind } of outcomes) {
          const there = append.events.filter(({ id }) => present.has(id)).length;
          expect(there).toBe(kind === 'appended' ? append.events.length : 0);
        }
        for (const [, ofStream] of Map.groupBy(rows, ({ stream_id }) => stream_id)) {
          expect(ofStream.map(({ position }) => position)).toEqual(ofStream.map((_, index) => index + 1));
        }
      }),
      { numRuns: 30 },
    );
    await other.end();
  });
});
