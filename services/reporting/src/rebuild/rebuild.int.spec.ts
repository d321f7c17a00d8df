import { WorkerState } from '@motcua/platform';
import { createServiceDatabase, until } from '@motcua/testing';
import { readFigures } from '../generations/figures.query';
import { gates } from '../generations/generation.fragment';
import { migrations } from '../migrations';
import { connectTo, type ReportingDatabase } from '../../test/database';
import { counter, minutesAfter, start, Story } from '../../test/events';
import { VerifyQuery } from '../verify/verify.query';
import { periodOf } from '../ward-summary/period.fragment';
import { wardFigures } from '../ward-summary/ward-figures.query';
import { countsOf, totalOf } from '../ward-summary/ward-summary.fold';
import { InterruptedRebuild } from './interrupted-rebuild.projection';
import { RebuildProjection } from './rebuild.projection';

const id = (index: number): string => `0197a000-0000-7000-8000-${String(index).padStart(12, '0')}`;
const period = periodOf('2025-07-01', '2025-08-30');

describe('rebuild', () => {
  let reporting: ReportingDatabase;
  const numbers = counter();
  const story = (index: number) =>
    new Story(id(index), 'an-thang', numbers).received().resolved(minutesAfter(start, index % 900));
  beforeAll(async () => {
    reporting = connectTo(await createServiceDatabase('reporting', migrations));
    const events = Array.from({ length: 2_400 }, (_, index) => story(2 * index + 2)).flatMap((told) => told.events);
    for (let from = 0; from < events.length; from += 500)
      await reporting.projection.apply(events.slice(from, from + 500));
  });
  afterAll(async () => reporting.drop());

  const look = () =>
    readFigures(reporting.api, { wards: ['an-thang'], units: ['an-thang'] }, async (client) => {
      const counts = countsOf(totalOf(await wardFigures(client, 'an-thang', period)));
      const { rows } = await client.query('select count(*)::int as facts from facts');
      return { received: counts.received, resolved: counts.resolved, facts: rows[0].facts as number };
    });

  it('mends figures without a reader ever seeing a partial one, while events go on arriving', async () => {
    for (const table of ['ledger', 'ledger_months']) {
      await reporting.admin.query(
        `update figures_a.${table} set received_direct = received_direct + 7 where received_direct > 0`,
      );
    }
    const rebuild = new RebuildProjection(reporting.worker);
    await rebuild.start();
    let rebuilding = true;
    const done = rebuild.finished().finally(() => {
      rebuilding = false;
    });
    const heard: number[] = [];
    const seen: { received: number; resolved: number; facts: number }[] = [];
    const listening = (async () => {
      // Odd ids lie between those that the rebuild walks along, before and behind it.
      for (let index = 1; rebuilding && index < 2_000; index += 2) {
        await reporting.projection.apply(story(index).events);
        heard.push(index);
      }
    })();
    while (rebuilding) seen.push(await look());
    await Promise.all([done, listening]);
    seen.push(await look());
    const total = 2_400 + heard.length;
    expect(heard.length).toBeGreaterThan(3);
    expect(seen.length).toBeGreaterThan(5);
    for (const { received, resolved, facts } of seen) {
      // Whole either way: what was read before carries the planted 7, what was rebuilt does not.
      expect([0, 7]).toContain(received - facts);
      expect(resolved).toBe(facts);
      expect(facts).toBeGreaterThanOrEqual(2_400);
    }
    expect(seen[0]).toMatchObject({ received: (seen[0]?.facts ?? 0) + 7 });
    expect(seen.at(-1)).toEqual({ received: total, resolved: total, facts: total });
    expect(await rebuild.progress()).toMatchObject({
      state: 'done',
      phase: 'done',
      outcome: { changedFacts: 0, changedSums: [expect.stringMatching(/^received_direct: /)] },
    });
    expect(await new VerifyQuery(reporting.worker).ask()).toMatchObject({ equal: true });
  });

  it('refuses a second one at once, and works again after the first', async () => {
    const [first, second] = [new RebuildProjection(reporting.worker), new RebuildProjection(reporting.worker)];
    await first.start();
    await expect(second.start()).rejects.toMatchObject({ status: 409, code: 'rebuild-running' });
    await first.finished();
    await second.start();
    await second.finished();
    expect(await second.progress()).toMatchObject({ phase: 'done' });
    expect(await new VerifyQuery(reporting.worker).ask()).toMatchObject({ equal: true });
  });

  it('leaves what is read as it was when it is stopped half-way, and begins anew', async () => {
    const before = await look();
    const rebuild = new RebuildProjection(reporting.worker);
    await rebuild.start();
    await rebuild.onModuleDestroy();
    expect(await rebuild.progress()).toMatchObject({ state: 'failed', phase: 'failed' });
    expect(await look()).toEqual(before);
    await reporting.projection.apply(story(9_999).events);
    const again = new RebuildProjection(reporting.worker);
    await again.start();
    await again.finished();
    expect((await look()).facts).toBe(before.facts + 1);
    expect(await new VerifyQuery(reporting.worker).ask()).toMatchObject({ equal: true });
  });

  it('waits for a long reader without keeping the others out', async () => {
    const rebuild = new RebuildProjection(reporting.worker);
    const reading = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const long = readFigures(reporting.api, 'everything', async () => {
      begun.resolve();
      await reading.promise;
    });
    await begun.promise;
    await rebuild.start();
    const before = await look();
    expect(await look()).toEqual(before);
    expect(await rebuild.progress()).toMatchObject({ state: 'running', phase: 'preparing' });
    reading.resolve();
    await Promise.all([long, rebuild.finished()]);
    expect(await rebuild.progress()).toMatchObject({ state: 'done' });
  });

  it('is given up by any worker once its connection is gone, so that events are written once again', async () => {
    const rebuild = new RebuildProjection(reporting.worker);
    const interrupted = new InterruptedRebuild(reporting.worker, new WorkerState());
    const building = async () => (await reporting.admin.query('select building from generation')).rows[0].building;
    await rebuild.start();
    await until('the rebuild fills a generation', building);
    expect(await interrupted.giveUp()).toBe(false);
    await reporting.admin.query(
      `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = $1
         and database = (select oid from pg_database where datname = current_database())`,
      [gates.rebuild],
    );
    await rebuild.finished();
    expect(await building()).not.toBeNull();
    expect(await rebuild.progress()).toMatchObject({ phase: 'interrupted', state: 'failed' });
    expect(await interrupted.giveUp()).toBe(true);
    expect(await building()).toBeNull();
    expect(await rebuild.progress()).toMatchObject({ phase: 'failed', state: 'failed' });
    expect(await interrupted.giveUp()).toBe(false);
    await reporting.projection.apply(story(9_997).events);
    await rebuild.start();
    await rebuild.finished();
    expect(await rebuild.progress()).toMatchObject({ state: 'done' });
    expect(await new VerifyQuery(reporting.worker).ask()).toMatchObject({ equal: true });
    // The lock's number stands whole in `objid`, which progress reads.
    expect(gates.rebuild).toBeLessThan(2 ** 31);
  });
});
