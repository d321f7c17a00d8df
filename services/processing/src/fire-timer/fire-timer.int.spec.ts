import { PostgresEventStore } from '@motcua/event-sourcing';
import { fireTimersOf, TimerClock } from '@motcua/platform';
import { createServiceDatabase, type ServiceDatabase, until } from '@motcua/testing';
import pg from 'pg';
import { v7 } from 'uuid';
import { receipt } from '../../test/heard-events';
import { dossierStream } from '../dossier.state';
import { migrations } from '../migrations';
import { fireTimer } from './fire-timer.decide';

const dueAt = receipt.clock.dueAt as string;
const fire = fireTimersOf(dossierStream, 'CourseTimerFired', fireTimer);

describe('timers on a database', () => {
  let database: ServiceDatabase;
  let pool: pg.Pool;
  let look: pg.Pool;
  let store: PostgresEventStore;
  const clocks: TimerClock[] = [];

  const startClock = (firing = fire) => {
    const clock = new TimerClock(pool, new PostgresEventStore(pool, 'log'), firing, () => undefined);
    clock.start();
    clocks.push(clock);
    return clock;
  };
  /** A course with an overdue timer of each of these due instants. */
  const course = async (...dues: string[]): Promise<string> => {
    const dossierId = v7();
    await store.append({
      stream: { wardCode: 'an-thang', id: `processing-${dossierId}` },
      dossierId,
      competentUnitCode: 'an-thang',
      expected: { position: 0, publishedPosition: 0 },
      events: [{ type: 'CourseTakenOver', data: receipt, id: v7(), occurredAt: receipt.receivedAt }],
      context: { actor: { id: 'system', role: 'listener' }, correlationId: v7(), causationId: null, traceparent: null },
      companions: dues.map((due) => ({
        table: 'timers',
        row: { ward_code: 'an-thang', dossier_id: dossierId, timer: 'overdue', due_at: due, fire_at: due },
      })),
    });
    return dossierId;
  };
  const firings = async (): Promise<string[]> => {
    const { rows } = await look.query("select dossier_id from log.events where type = 'CourseTimerFired' order by 1");
    return rows.map(({ dossier_id }) => dossier_id);
  };
  const noneWaits = () =>
    until('all timers to be settled', async () => (await look.query('select from timers')).rowCount === 0);

  beforeEach(async () => {
    database = await createServiceDatabase('processing', migrations);
    pool = new pg.Pool({ connectionString: database.worker, max: 6 });
    look = new pg.Pool({ connectionString: database.admin, max: 1 });
    store = new PostgresEventStore(pool, 'log');
  });

  afterEach(async () => {
    await Promise.all(clocks.splice(0).map((clock) => clock.stop()));
    await Promise.all([pool.end(), look.end()]);
    await database.drop();
  });

  it('fires each of 200 once with two workers, also where a row stands twice', async () => {
    const dossiers = await Promise.all(
      Array.from({ length: 200 }, (_, index) => course(...(index % 2 ? [dueAt] : [dueAt, dueAt]))),
    );
    startClock();
    startClock();
    await noneWaits();
    expect(await firings()).toEqual(dossiers.sort());
    const { rows } = await look.query('select event_id from log.events group by event_id having count(*) > 1');
    expect(rows).toEqual([]);
  });

  it('fires once where the worker died between firing and deleting', async () => {
    const dossierId = await course(dueAt);
    await fire(store, { wardCode: 'an-thang', dossierId, timer: 'overdue', dueAt }, new Date().toISOString());
    startClock();
    await noneWaits();
    expect(await firings()).toEqual([dossierId]);
  });

  it('is quiet for a due instant that was moved', async () => {
    await course('2025-10-09T02:00:00.000Z');
    startClock();
    await noneWaits();
    expect(await firings()).toEqual([]);
  });

  it('fires after a restart what came due meanwhile', async () => {
    await startClock().stop();
    const dossierId = await course(dueAt);
    const clock = startClock();
    await noneWaits();
    expect(await firings()).toEqual([dossierId]);
    expect(await clock.age()).toBe(0);
  });

  it('goes on with the others where one can not be fired, and tries that one later', async () => {
    const [bad, good] = [await course(dueAt), await course(dueAt)];
    startClock((one, due, now) => (due.dossierId === bad ? Promise.reject(new Error('bad')) : fire(one, due, now)));
    await until('the other to fire', async () => (await firings()).length === 1);
    expect(await firings()).toEqual([good]);
    const { rows } = await look.query('select dossier_id from timers where fire_at > now()');
    expect(rows).toEqual([{ dossier_id: bad }]);
  });
});
