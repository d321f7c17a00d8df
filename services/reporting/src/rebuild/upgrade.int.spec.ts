import { createServiceDatabase, startTestService, tokenFor } from '@motcua/testing';
import { createPool, provision, type RunningService, type ServiceMigrations } from '@motcua/platform';
import { migrations } from '../migrations';
import { measures, isCounted } from '../ledger/measures';
import { reportingService } from '../reporting.module';
import { connectTo, type ReportingDatabase } from '../../test/database';
import { counter, minutesAfter, start, Story } from '../../test/events';
import { defineWards } from '../../test/wards';
import { VerifyQuery } from '../verify/verify.query';
import type { WardSummary } from '../ward-summary/ward-summary.query';
import { RebuildProjection } from './rebuild.projection';

const added = measures.filter((measure) => !isCounted(measure, 1));
const id = (index: number): string => `0197a000-0000-7000-8000-${String(index).padStart(12, '0')}`;
const asked = { papers: ['p'], reasonCode: 'missing', clockStops: false, wardFault: null };

/** The level before the measures were added. */
const before: ServiceMigrations = (roles) => Object.fromEntries(Object.entries(migrations(roles)).slice(0, 2));

describe('a database of before a measure was counted', () => {
  it.each([
    ['nothing was heard', '', 2],
    ['something was heard', "insert into heard (store, epoch, numbers) values ('intake', 1, '{[1,2)}')", 1],
  ])('where %s', async (_what, heard, version) => {
    const database = await createServiceDatabase('reporting', before);
    const admin = createPool(database.admin, 1, 'spec', 60_000);
    if (heard) await admin.query(heard);
    const options = { database: new URL(database.admin).pathname.slice(1), password: 'test' };
    await provision(process.env.TEST_DATABASE_URL ?? '', 'reporting', migrations, options);
    const { rows } = await admin.query('select measures_version as version from generation');
    await admin.end();
    await database.drop();
    expect(rows).toEqual([{ version }]);
  });
});

describe('facts of before a measure was counted', () => {
  let reporting: ReportingDatabase;
  let service: RunningService;
  let token: string;
  const numbers = counter();
  const story = (index: number) =>
    new Story(id(index), 'an-thang', numbers)
      .received({ channel: 'online' })
      .says('SupplementRequested', minutesAfter(start, index), asked)
      .says('SupplementRequested', minutesAfter(start, index + 1), asked);
  beforeAll(async () => {
    reporting = connectTo(await createServiceDatabase('reporting', migrations));
    await defineWards(reporting.admin);
    service = await startTestService(reportingService, reporting.database);
    token = await tokenFor(['supervisor'], ['national']);
  });
  afterAll(async () => {
    await service.stop();
    await reporting.drop();
  });

  const summary = async (more = ''): Promise<WardSummary> => {
    const path = `/wards/an-thang/summary?from=2025-07-01&to=2025-07-31${more}`;
    const response = await fetch(`${service.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
    return (await response.json()) as WardSummary;
  };

  it('are counted where they were, named as unfilled, and filled by a rebuild', async () => {
    const stories = [1, 2, 3].map(story);
    await reporting.projection.apply(stories.flatMap(({ events }) => events));
    expect((await summary()).completeness.unfilledMeasures).toEqual([]);
    // As the second migration left them.
    await reporting.admin.query(
      "update figures_a.facts set fact = fact - '{measuresVersion,aspects,indexTimely,wardRequests,wardRequestedAt}'::text[]",
    );
    for (const table of ['ledger', 'ledger_months']) {
      await reporting.admin.query(
        `update figures_a.${table} set ${added.map((measure) => `${measure} = 0`).join(', ')}`,
      );
    }
    await reporting.admin.query('update generation set measures_version = 1');

    // One of them is spoken of again and is folded anew.
    await reporting.projection.apply(stories[0]?.resolved(minutesAfter(start, 60)).events.slice(-1) ?? []);
    const partly = await summary();
    expect(partly.completeness).toMatchObject({ complete: false, unfilledMeasures: added });
    expect(partly).toMatchObject({
      received: { total: 3, online: 3 },
      resolved: { total: 1 },
      counts: { onlineFull: 1, wardRequested: 1, resolvedAskedAgain: 1, pendingInTimeAskedAgain: 0 },
    });
    expect((await new VerifyQuery(reporting.worker).ask()).counts).toMatchObject({ 'fact-differs': 2 });
    expect((await new VerifyQuery(reporting.worker).ask()).counts).not.toHaveProperty('ledger-differs');
    // What was known is refolded from the events, so nothing is unfilled there.
    const { rows } = await reporting.admin.query("select clock_timestamp() + interval '1 second' as now");
    const known = await summary(`&knownAt=${rows[0].now.toISOString()}`);
    expect(known.completeness.unfilledMeasures).toEqual([]);
    expect(known.counts).toMatchObject({ onlineFull: 3, wardRequested: 3 });

    const rebuild = new RebuildProjection(reporting.worker);
    await rebuild.start();
    await rebuild.finished();
    const after = await summary();
    expect(after.completeness.unfilledMeasures).toEqual([]);
    expect(after.counts).toEqual(known.counts);
    expect(await new VerifyQuery(reporting.worker).ask()).toMatchObject({ equal: true });
  });
});
