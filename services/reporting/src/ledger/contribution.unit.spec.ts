import type { Envelope, EventType } from '@motcua/contracts';
import { addDays, startOfWardDay, timelinessOf } from '@motcua/deadline';
import * as fc from 'fast-check';
import { foldFact } from '../dossier-facts/dossier-facts.fold';
import type { Fact } from '../dossier-facts/fact';
import { statusAt } from '../dossier-facts/status-history.fold';
import { counter, minutesAfter, start, type Story } from '../../test/events';
import { anyLife, tell } from '../../test/histories';
import type { Counts } from '../definitions/counts';
import { haNoiIdentitiesOf } from '../ward-summary/ha-noi-columns.fold';
import { columnsOf, countsOf, identitiesOf } from '../ward-summary/ward-summary.fold';
import { contribute, type LedgerRows, movedRows } from './contribution.fold';
import { addMeasured, isCounted, type Measure, type Measured } from './measures';

const anyFacts = fc
  .array(anyLife, { maxLength: 8 })
  .map((lives) => lives.map((life, index) => tell(life, `0197a000-0000-7000-8000-00000000000${index}`, counter())));
const facts = (stories: { dossierId: string; events: Parameters<typeof foldFact>[1] }[]): Fact[] =>
  stories.map(({ dossierId, events }) => foldFact(dossierId, events));
const ledgerOf = (all: Fact[]): LedgerRows => all.reduce((rows, fact) => contribute(rows, fact, 1), new Map());
const sumOf = (rows: { measured: Measured }[]): Measured =>
  rows.reduce<Measured>((sum, { measured }) => addMeasured(sum, measured), {});
const upTo = (rows: LedgerRows, wardCode: string, day: string): Measured =>
  [...rows.values()]
    .filter((row) => row.wardCode === wardCode && row.day <= day)
    .reduce((sum, { measured }) => addMeasured(sum, measured), {} as Measured);

/** What the columns of index 766 and of Hà Nội are at an instant, dossier by dossier, as its events tell it. */
const indexAndHaNoiCounts = (stories: Story[], own: Fact[], received: Fact[], at: string): Partial<Counts> => {
  const standing = (...statuses: string[]) =>
    own.filter(({ history }) => statuses.includes(statusAt(history, at)?.status ?? ''));
  const ended = (...as: string[]) => standing('ended').filter(({ endedAs }) => as.includes(endedAs as string));
  const isTimely = ({ indexTimely }: Fact) => indexTimely === true;
  const told = <T extends EventType>({ dossierId }: Fact, wanted: T) =>
    (stories.find((story) => story.dossierId === dossierId)?.events ?? []).filter(
      (event): event is Envelope<T> => event.type === wanted,
    );
  const isAskedAgain = (fact: Fact) => (told(fact, 'SupplementRequested')[1]?.occurredAt ?? '9') <= at;
  const isApologised = (fact: Fact) => {
    const apology = told(fact, 'ApologyIssued').at(-1);
    return !!apology && apology.occurredAt <= at && timelinessOf(at, apology.data.newDate) !== 'late';
  };
  const isAcceptedLate = (fact: Fact) => {
    const acceptBy = told(fact, 'DossierSubmitted')[0]?.data.acceptanceClock.dueAt;
    return !!acceptBy && timelinessOf(at, acceptBy) === 'late';
  };
  const by = (of: 'feeChargedAt' | 'wardRequestedAt' | 'paidAt') =>
    own.filter((fact) => fact.receivedAt !== null && (fact[of] ?? '9') <= at);
  const online = received.filter(({ channel }) => channel === 'online');
  return {
    onlineFull: online.filter(({ serviceLevel }) => serviceLevel === 'full').length,
    onlinePartial: online.filter(({ serviceLevel }) => serviceLevel === 'partial').length,
    resolvedIndexTimely: ended('resolved', 'refused').filter(isTimely).length,
    resolvedAskedAgain: ended('resolved', 'refused').filter(({ supplementsRequested }) => supplementsRequested > 1)
      .length,
    stoppedIndexTimely: ended('withdrawn', 'stopped').filter(isTimely).length,
    pendingInTimeAskedAgain: standing('in-time', 'paused').filter(isAskedAgain).length,
    pendingOverdueWithApology: standing('overdue').filter(isApologised).length,
    awaitingOverdue: standing('awaiting-acceptance').filter(isAcceptedLate).length,
    wardRequested: by('wardRequestedAt').length,
    feeCharged: by('feeChargedAt').length,
    paidOnline: by('paidAt').filter(({ paidOnline }) => paidOnline).length,
    paidDirectly: by('paidAt').filter(({ paidOnline }) => !paidOnline).length,
  };
};

describe('contribution', () => {
  it('sums to what a direct look at the facts sees, at the end of any day', () => {
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: -1, max: 40 }), (stories, offset) => {
        const all = facts(stories);
        const rows = ledgerOf(all);
        const day = addDays('2025-07-01', offset);
        const end = minutesAfter(startOfWardDay(addDays(day, 1)), 0);
        for (const ward of ['an-thang', 'binh-duong']) {
          const counts = countsOf({ opening: {}, period: upTo(rows, ward, day) });
          const own = all.filter((fact) => fact.wardCode === ward && fact.contributes);
          const received = own.filter(({ receivedAt }) => receivedAt !== null && receivedAt < end);
          const last = new Date(Date.parse(end) - 1).toISOString();
          const standing = (status: string) => own.filter(({ history }) => statusAt(history, last)?.status === status);
          const ended = (as: string) => standing('ended').filter(({ endedAs }) => endedAs === as);
          expect(counts).toMatchObject({
            receivedInPeriod: received.length,
            online: received.filter(({ channel }) => channel === 'online').length,
            receivedWithSlip: received.filter(({ hasSlip }) => hasSlip).length,
            awaitingAcceptance: standing('awaiting-acceptance').length,
            pendingInTime: standing('in-time').length + standing('paused').length,
            paused: standing('paused').length,
            pendingOverdue: standing('overdue').length,
            resolved: ended('resolved').length + ended('refused').length,
            refused: ended('refused').length,
            late: standing('ended').filter(({ timeliness }) => timeliness === 'late').length,
            early: standing('ended').filter(({ timeliness }) => timeliness === 'early').length,
            withdrawn: ended('withdrawn').length,
            stopped: ended('stopped').length,
            forwarded: ended('forwarded').length,
            notAccepted: ended('not-accepted').length,
            ...indexAndHaNoiCounts(stories, own, received, last),
          });
          for (const identity of [...identitiesOf(counts), ...haNoiIdentitiesOf(counts)])
            expect(identity).toMatchObject({ holds: true });
        }
      }),
      { numRuns: 300 },
    );
  });

  it('moves by new − old to the same ledger as a rebuild, event by event', () => {
    fc.assert(
      fc.property(anyFacts, fc.infiniteStream(fc.nat()), (stories, choose) => {
        const waiting = stories.map(({ dossierId, events }) => ({ dossierId, events: [...events] }));
        const heard = new Map<string, (typeof stories)[number]['events']>();
        const moved: LedgerRows = new Map();
        for (let open = waiting; open.length > 0; open = waiting.filter(({ events }) => events.length > 0)) {
          const { dossierId, events } = open[(choose.next().value ?? 0) % open.length] as (typeof waiting)[number];
          if (events.length === 0) break;
          const [event] = events.splice((choose.next().value ?? 0) % events.length, 1);
          const before = heard.get(dossierId);
          const after = [...(before ?? []), event as (typeof events)[number]];
          if (before) contribute(moved, foldFact(dossierId, before), -1);
          contribute(moved, foldFact(dossierId, after), 1);
          heard.set(dossierId, after);
        }
        const all = [...heard].map(([dossierId, events]) => foldFact(dossierId, events));
        expect(movedRows(moved)).toEqual(movedRows(ledgerOf(all)));
      }),
      { numRuns: 100 },
    );
  });

  it('moves nothing by a fact that was folded before a measure was counted', () => {
    fc.assert(
      fc.property(anyFacts, (stories) => {
        const old = facts(stories).map(({ measuresVersion: _, aspects: __, ...fact }) => fact);
        const moved = movedRows(ledgerOf(old)).flatMap(({ measured }) => Object.keys(measured) as Measure[]);
        expect(moved.filter((measure) => !isCounted(measure, 1))).toEqual([]);
        const now = countsOf({ opening: {}, period: sumOf(movedRows(ledgerOf(facts(stories)))) });
        const then = countsOf({ opening: {}, period: sumOf(movedRows(ledgerOf(old))) });
        expect(columnsOf(then)).toMatchObject({
          received: columnsOf(now).received,
          resolved: columnsOf(now).resolved,
          pending: columnsOf(now).pending,
        });
      }),
    );
  });

  it('counts a fact without its receipt nowhere', () => {
    const story = tell({ ...life, begins: 'without-receipt' }, '0197a000-0000-7000-8000-000000000001');
    expect(movedRows(ledgerOf(facts([story])))).toEqual([]);
  });

  it('stands on the ward’s calendar, not on UTC', () => {
    const story = tell({ ...life, gaps: [0] }, '0197a000-0000-7000-8000-000000000001');
    const late = { ...facts([story])[0], receivedAt: '2025-07-01T17:30:00.000Z' } as Fact;
    expect(movedRows(ledgerOf([late])).map(({ day }) => day)).toContain('2025-07-02');
    expect(start.slice(0, 10)).toBe('2025-07-01');
  });
});

const life = {
  ward: 'an-thang',
  field: 'ho-tich',
  channel: 'direct' as const,
  hasSlip: true,
  due: 60,
  begins: 'received' as const,
  gaps: [5],
  middle: [],
  end: 'resolved' as const,
  minutesEarly: 0,
  returned: null,
  scans: null,
  corrected: false,
  serviceLevel: 'full' as const,
  judged: null,
  paid: [],
};
