import type { Envelope } from '@motcua/contracts';
import type { RunningService } from '@motcua/platform';
import { createServiceDatabase, startTestService, tokenFor } from '@motcua/testing';
import * as fc from 'fast-check';
import { foldFact } from '../dossier-facts/dossier-facts.fold';
import { reportingService } from '../reporting.module';
import { migrations } from '../migrations';
import { connectTo, type ReportingDatabase } from '../../test/database';
import { clockDue, counter, minutesAfter, Story } from '../../test/events';
import { anyLife, tell } from '../../test/histories';
import { defineWards } from '../../test/wards';
import { type DossierStatus, dossierStatuses, type ListedDossier } from '../dossiers/dossiers.query';
import type { Ward } from '../wards/find-ward.fragment';
import { periodOf } from './period.fragment';
import type { WardSummary } from './ward-summary.query';
import { addDirectly } from './ward-figures.query';
import { columnsOf, countsOf, type FiguresByField, totalOf } from './ward-summary.fold';

const numbers = counter();
const id = (index: number): string => `0197a000-0000-7000-8000-${String(index).padStart(12, '0')}`;
const opens = '2025-07-01T01:00:00.000Z';
let made = 0;
/** Numbers that were not nothing somewhere, so that none is compared with 0 only. */
const somewhere = new Set<DossierStatus>();

/** An Thắng as it reported: 1 338 received, 1 281 resolved of which 53 late, 57 pending of which 2 overdue. */
const handedOver = { manner: 'office', enteredAfterwards: null } as const;

const anThang = (): Story[] => {
  const many = (count: number, tellOne: (story: Story, receivedAt: string, due: string) => Story): Story[] =>
    Array.from({ length: count }, () => {
      made += 1;
      const receivedAt = minutesAfter(opens, (made % 40) * 1440);
      const due = minutesAfter(receivedAt, 3 * 1440);
      const story = new Story(id(made), 'an-thang', numbers);
      const channel = made <= 1262 ? 'online' : made % 2 ? 'direct' : 'postal';
      const fieldCode = made % 3 ? 'ho-tich' : 'dat-dai';
      const fieldName = made % 3 ? 'Hộ tịch' : 'Đất đai';
      return tellOne(
        story.received({ receivedAt, clock: clockDue(due), channel, fieldCode, fieldName }),
        receivedAt,
        due,
      );
    });
  return [
    ...many(1226, (story, receivedAt) => story.resolved(minutesAfter(receivedAt, 600))),
    ...many(2, (story, _receivedAt, due) =>
      story
        .resolved(due)
        .says('ResultReturned', minutesAfter(due, 60), { ...handedOver, returnedAt: minutesAfter(due, 60) }),
    ),
    ...many(53, (story, _receivedAt, due) => story.resolved(minutesAfter(due, 1), { lateCauseCode: 'network' })),
    ...many(2, (story) => story),
    ...many(55, (story, _receivedAt, due) => story.says('DossierPaused', minutesAfter(due, -9), { groundCode: 'tax' })),
  ];
};

describe('ward summary over HTTP', () => {
  let reporting: ReportingDatabase;
  let service: RunningService;
  let token: string;
  beforeAll(async () => {
    reporting = connectTo(await createServiceDatabase('reporting', migrations));
    await defineWards(reporting.admin);
    const events = anThang().flatMap((story) => story.events);
    for (let from = 0; from < events.length; from += 500)
      await reporting.projection.apply(events.slice(from, from + 500));
    service = await startTestService(reportingService, reporting.database);
    token = await tokenFor(['supervisor'], ['national']);
  });
  afterAll(async () => {
    await service.stop();
    await reporting.drop();
  });

  const get = async <T = WardSummary>(path: string, bearer = token) => {
    const response = await fetch(`${service.url}${path}`, { headers: { authorization: `Bearer ${bearer}` } });
    return { status: response.status, body: (await response.json()) as T };
  };
  const summary = '/wards/an-thang/summary?from=2025-07-01&to=2025-08-30';
  const printed = (body: { rates: { definition: string; printed: string }[] }, id: string) =>
    body.rates.find(({ definition }) => definition === id)?.printed;

  it('says what An Thắng published, with definitions and completeness', async () => {
    const { status, body } = await get(summary);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ward: { code: 'an-thang', name: 'Phường An Thắng' },
      period: { from: '2025-07-01', to: '2025-08-30', asOf: '2025-08-30T16:59:59.999Z' },
      received: { total: 1338, online: 1262, carriedOver: 0 },
      resolved: { total: 1281, early: 1226, onTime: 2, late: 53 },
      pending: { total: 57, inTime: 55, overdue: 2 },
      identities: [{ holds: true }],
    });
    expect(body.received.direct + body.received.postal).toBe(76);
    expect(printed(body, 'on-time-of-received')).toBe('95,89%');
    expect(printed(body, 'late-of-received.with-overdue')).toBe('4,11%');
    expect(body.rates[0]).toMatchObject({
      definition: 'on-time-of-resolved',
      version: 1,
      numerator: 1228,
      denominator: 1281,
    });
    expect(body.completeness).toMatchObject({ complete: true, incompleteDossiers: 0, parked: 0 });
    expect(body.mapping).toContainEqual(
      expect.objectContaining({ state: 'paused', count: 55, placedIn: 'pending.inTime' }),
    );
  });

  it('takes the ward by name', async () => {
    expect((await get(summary.replace('an-thang', encodeURIComponent('An Thắng')))).body.received.total).toBe(1338);
    expect(await get(summary.replace('an-thang', encodeURIComponent('Bình Long')))).toMatchObject({
      status: 404,
      body: { code: 'ambiguous-ward' },
    });
    expect(await get(summary.replace('an-thang', 'nowhere'))).toMatchObject({
      status: 404,
      body: { code: 'unknown-ward' },
    });
  });

  it('has fields that add up to the ward', async () => {
    const { body } = await get(`${summary}&by=field`);
    expect(body.fields?.map(({ fieldName }) => fieldName)).toEqual(['Đất đai', 'Hộ tịch']);
    const sum = (column: 'received' | 'resolved' | 'pending') =>
      body.fields?.reduce((total, field) => total + field[column].total, 0);
    expect([sum('received'), sum('resolved'), sum('pending')]).toEqual([1338, 1281, 57]);
  });

  it('carries over what was open when the period began', async () => {
    const before = (await get('/wards/an-thang/summary?from=2025-07-01&to=2025-07-20')).body;
    const after = (await get('/wards/an-thang/summary?from=2025-07-21&to=2025-08-30')).body;
    expect(after.received.carriedOver).toBe(before.pending.total);
    expect(before.pending.total).toBeGreaterThan(0);
    expect(after.identities[0]?.holds).toBe(true);
    expect(before.resolved.total + after.resolved.total).toBe(1281);
  });

  it.each(['received', 'late', 'early', 'on-time', 'overdue', 'paused', 'in-time', 'resolved', 'uncollected'])(
    'lists the dossiers behind "%s"',
    async (status) => {
      for (const asOf of ['2025-08-30', '2025-07-15T03:00:00Z']) {
        const { body } = await get(`${summary}&asOf=${asOf}`);
        const list = await get<{ total: number; dossiers: ListedDossier[] }>(
          `/wards/an-thang/dossiers?from=2025-07-01&to=2025-08-30&asOf=${asOf}&status=${status}&limit=3`,
        );
        const { received, resolved, pending, counts } = body;
        const expected: Record<string, number> = {
          received: received.total,
          late: resolved.late,
          early: resolved.early,
          'on-time': resolved.onTime,
          overdue: pending.overdue,
          paused: counts.paused,
          'in-time': pending.inTime - counts.paused,
          resolved: resolved.total,
          // The two on time were collected within the hour.
          uncollected: resolved.total - resolved.onTime,
        };
        expect([asOf, list.body.total]).toEqual([asOf, expected[status]]);
        expect(list.body.dossiers.length).toBe(Math.min(3, expected[status] as number));
      }
    },
  );

  it('shows nobody what is not theirs', async () => {
    const other = await tokenFor(['supervisor'], ['binh-duong']);
    expect(await get(summary, other)).toMatchObject({ status: 404, body: { code: 'unknown-ward' } });
    expect((await get<{ wards: Ward[] }>('/wards', other)).body.wards).toEqual([
      { code: 'binh-duong', name: 'Phường Bình Dương' },
    ]);
    expect(
      (await get<{ wards: Ward[] }>('/wards', await tokenFor(['supervisor'], ['province']))).body.wards,
    ).toHaveLength(4);
    expect((await get('/verify')).status).toBe(403);
    expect((await get(`${summary}&asOf=2025-09-01`)).body).toMatchObject({ code: 'as-of-outside-period' });
    expect((await get('/wards/an-thang/summary?from=x&to=2025-08-30')).status).toBe(400);
  });

  it('equals a direct look at the facts at any instant, also within a day, and by what was known', async () => {
    const random = fc.sample(fc.array(anyLife, { minLength: 160, maxLength: 160 }), { numRuns: 1, seed: 7 }).flat();
    const stories = random.map((life, index) => tell({ ...life, ward: 'binh-duong' }, id(100_000 + index), numbers));
    await reporting.projection.apply(stories.flatMap(({ events }) => events as Envelope[]));
    const facts = stories.map(({ dossierId, events }) => foldFact(dossierId, events));
    const { rows } = await reporting.admin.query("select clock_timestamp() + interval '1 second' as now");
    for (const hours of [0, 1, 3.5, 9, 14, 24, 31.25, 48, 61, 77, 120, 200]) {
      const asOf = minutesAfter('2025-07-01T00:00:00.000Z', hours * 60);
      const period = periodOf('2025-07-01', '2025-08-30', asOf);
      const direct: FiguresByField = new Map();
      for (const fact of facts) addDirectly(direct, fact, period);
      const { rates, ...columns } = columnsOf(countsOf(totalOf(direct)));
      const path = `/wards/binh-duong/summary?from=2025-07-01&to=2025-08-30&asOf=${asOf}`;
      expect((await get(path)).body).toMatchObject({ ...columns, counts: countsOf(totalOf(direct)) });
      expect((await get(`${path}&knownAt=${rows[0].now.toISOString()}`)).body).toMatchObject(columns);
      expect(rates.length).toBeGreaterThan(9);
    }
  });

  it('has as many dossiers behind every number as the number says, also within a day', async () => {
    for (const asOf of ['2025-08-30', minutesAfter('2025-07-02T00:00:00.000Z', 200), '2025-07-04']) {
      const period = `from=2025-07-02&to=2025-08-30&asOf=${asOf}`;
      const { body } = await get(`/wards/binh-duong/summary?${period}&columns=ha-noi`);
      const { counts, haNoi } = body;
      if (!haNoi) throw new Error('asked for');
      expect(haNoi.identities.map(({ holds }) => holds)).toEqual([true, true, true, true]);
      const expected: Partial<Record<DossierStatus, number>> = {
        received: counts.receivedInPeriod,
        'received-direct': haNoi.received.direct,
        'received-postal': haNoi.received.postal,
        'received-online': counts.online,
        'received-online-full': haNoi.received.onlineFull,
        'received-online-partial': haNoi.received.onlinePartial,
        'received-online-other': haNoi.received.onlineOther,
        'received-non-territorial': haNoi.received.nonTerritorial,
        'carried-over': haNoi.received.carriedOver,
        resolved: counts.resolved,
        'early-or-on-time': haNoi.resolved.earlyOrOnTime,
        'late-with-apology': haNoi.resolved.lateWithApology,
        'late-without-apology': haNoi.resolved.lateWithoutApology,
        'index-timely': counts.resolvedIndexTimely,
        'index-late': counts.resolved - counts.resolvedIndexTimely,
        'asked-again': counts.resolvedAskedAgain,
        'stopped-index-timely': counts.stoppedIndexTimely,
        refused: counts.refused,
        withdrawn: haNoi.withdrawn,
        stopped: haNoi.stopped,
        forwarded: haNoi.forwarded,
        'not-accepted': haNoi.notAccepted,
        'ward-requested': counts.wardRequested,
        'fee-charged': counts.feeCharged,
        'paid-online': haNoi.paidOnline,
        'paid-directly': haNoi.paidDirectly,
        'not-yet-due': haNoi.pending.notYetDue,
        'in-time-asked-again': counts.pendingInTimeAskedAgain,
        'overdue-with-apology': haNoi.pending.overdueWithApology,
        'overdue-without-apology': haNoi.pending.overdueWithoutApology,
        'awaiting-acceptance': haNoi.awaitingAcceptance.total,
        'awaiting-in-time': haNoi.awaitingAcceptance.inTime,
        'awaiting-overdue': haNoi.awaitingAcceptance.overdue,
      };
      const listed: typeof expected = {};
      for (const status of Object.keys(expected) as DossierStatus[]) {
        const list = await get<{ total: number }>(`/wards/binh-duong/dossiers?${period}&status=${status}`);
        listed[status] = list.body.total;
      }
      expect([asOf, listed]).toEqual([asOf, expected]);
      for (const status of Object.keys(expected) as DossierStatus[]) {
        if ((expected[status] ?? 0) > 0) somewhere.add(status);
      }
    }
    expect([...somewhere].sort()).toEqual(
      dossierStatuses
        .filter(
          (status) =>
            !['early', 'on-time', 'late', 'uncollected', 'in-time', 'paused', 'overdue', 'incomplete'].includes(status),
        )
        .sort(),
    );
  });

  it('answers by what was known at an instant', async () => {
    const { rows } = await reporting.admin.query('select clock_timestamp() as now');
    const [story] = anThang().slice(0, 1) as [Story];
    await reporting.projection.apply(story.events);
    expect((await get(summary)).body.received.total).toBe(1339);
    const known = await get(`${summary}&knownAt=${rows[0].now.toISOString()}`);
    expect(known.body).toMatchObject({ received: { total: 1338 }, knownAt: rows[0].now.toISOString() });
  });
});
