import fc from 'fast-check';
import { plainLoopDeadline } from '../test/plain-loop';
import {
  addWorkingMinutes,
  compareCalendars,
  countedDaysBetween,
  countsFrom,
  deadlineFor,
  dueAfterPause,
  type Extension,
  isCountedDay,
  type OfficeHours,
  overdueFrom,
  type Pause,
  standardOfficeHours,
  type Term,
  timelinessOf,
  vietnamCalendar,
  vietnamCalendarWithCultureDay,
  wardDayOf,
  workingMinutesBetween,
} from './index';

const calendar = vietnamCalendar;
const from = Date.parse('2020-01-02T00:00:00.000Z');
const to = Date.parse('2026-08-31T00:00:00.000Z');
const instants = fc.integer({ min: from, max: to }).map((ms) => new Date(ms).toISOString());

/** Three instants within some weeks, in order; far apart ones would only make the run slow. */
const nearby = fc
  .tuple(instants, fc.nat(30 * 86_400_000), fc.nat(30 * 86_400_000))
  .map(([a, b, c]) => [a, shifted(a, Math.min(b, c)), shifted(a, Math.max(b, c))] as const);

const period = (begin: string, end: string) => ({ from: begin, to: end });
const hoursOfWards = fc.constantFrom<OfficeHours>(
  standardOfficeHours,
  {
    version: 'half-days.1',
    periods: standardOfficeHours.periods,
    exceptions: [
      { weekdays: [5], periods: [period('07:30', '11:30')] },
      { weekdays: [2], periods: [period('08:00', '11:00'), period('14:00', '16:30')] },
    ],
    serving: [{ weekdays: [6], periods: [period('07:30', '11:30')] }],
  },
  {
    version: 'seasons.1',
    periods: [period('07:00', '11:30'), period('13:30', '17:00')],
    exceptions: [
      { from: '2022-10-16', to: '2023-04-15', periods: standardOfficeHours.periods },
      { from: '2024-10-16', to: '2025-04-15', periods: [period('08:00', '12:00'), period('13:00', '17:30')] },
    ],
  },
);

const cutOffs = fc.constantFrom<Partial<Term>>({}, { cutOff: '15:00' }, { cutOff: '10:30' }, { cutOffBeforeClose: 60 });
const plainTerms: fc.Arbitrary<Term> = fc.oneof(
  fc.record({ unit: fc.constant('working-days' as const), amount: fc.integer({ min: 1, max: 25 }) }),
  fc.record({ unit: fc.constant('working-hours' as const), amount: fc.integer({ min: 1, max: 80 }).map((n) => n / 2) }),
  fc.record({ unit: fc.constant('calendar-days' as const), amount: fc.integer({ min: 1, max: 40 }) }),
  fc.constant<Term>({ unit: 'same-day', amount: 0 }),
);
const terms = fc.tuple(plainTerms, cutOffs).map(([term, cutOff]) => ({ ...term, ...cutOff }));
const dueAts = fc.constantFrom('same-minute' as const, 'close' as const);

/** Up to three pauses within the weeks after a receipt; they may overlap. */
const pauseOffsets = fc.array(fc.tuple(fc.nat(20 * 1440), fc.nat(10 * 1440)), { maxLength: 3 });
const pausesAfter = (receivedAt: string, offsets: [number, number][]): Pause[] =>
  offsets.map(([begin, length]) => ({
    groundCode: 'financial-duty',
    pausedAt: shifted(receivedAt, begin * 60_000),
    resumedAt: shifted(receivedAt, (begin + length) * 60_000),
  }));

function shifted(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString();
}

function minutes(a: string, b: string, officeHours: OfficeHours = standardOfficeHours): number {
  return workingMinutesBetween(a, b, calendar, officeHours);
}

/** What the rows of a trace must add up to. */
function inOwnUnit({ unit, amount }: Term): number {
  if (unit === 'same-day') return 1;
  return unit === 'working-hours' ? Math.round(amount * 60) : amount;
}

describe('deadlines', () => {
  it('never fall earlier for a later receipt, whatever the term, the cut-off and the hours', () => {
    // Mostly minutes apart and about the opening hours: there the order could turn.
    const days = fc.integer({ min: 0, max: 2400 }).map((day) => from + day * 86_400_000);
    const early = fc.tuple(days, fc.integer({ min: 6 * 60, max: 18 * 60 }));
    const gaps = fc.oneof(fc.nat(60), fc.nat(1440), fc.nat(20 * 1440));
    fc.assert(
      fc.property(early, gaps, terms, dueAts, hoursOfWards, ([day, minute], gap, term, dueAt, officeHours) => {
        const receivedAt = new Date(day + (minute - 7 * 60) * 60_000).toISOString();
        const request = { term, dueAt, calendar, officeHours };
        const first = deadlineFor({ ...request, receivedAt }).dueAt;
        expect(first <= deadlineFor({ ...request, receivedAt: shifted(receivedAt, gap * 60_000) }).dueAt).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('of minutes without a cut-off add up: one term after the other is both at once', () => {
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: 1, max: 3000 }),
        fc.integer({ min: 1, max: 3000 }),
        hoursOfWards,
        (receivedAt, a, b, officeHours) => {
          const due = (start: string, count: number) =>
            deadlineFor({
              receivedAt: start,
              term: { unit: 'working-hours', amount: count / 60 },
              calendar,
              officeHours,
            }).dueAt;
          expect(due(due(receivedAt, a), b)).toBe(due(receivedAt, a + b));
        },
      ),
    );
  });

  it('are those of a plain loop over days and minutes', () => {
    fc.assert(
      fc.property(instants, plainTerms, (receivedAt, term) => {
        const request = { receivedAt, term, calendar, officeHours: standardOfficeHours };
        expect(deadlineFor(request).dueAt).toBe(plainLoopDeadline(request));
      }),
      { numRuns: 150 },
    );
  });

  it('lie after the start, on a counted day, at a whole minute, while the office is open or as it closes', () => {
    fc.assert(
      fc.property(instants, terms, dueAts, hoursOfWards, (receivedAt, term, dueAt, officeHours) => {
        const deadline = deadlineFor({ receivedAt, term, dueAt, calendar, officeHours });
        expect(deadline.dueAt > countsFrom(receivedAt, calendar, officeHours)).toBe(true);
        expect(isCountedDay(wardDayOf(deadline.dueAt), calendar)).toBe(true);
        expect(deadline.dueAt.endsWith(':00.000Z')).toBe(true);
        const isOpen = countsFrom(deadline.dueAt, calendar, officeHours) === deadline.dueAt;
        const closes = minutes(shifted(deadline.dueAt, -60_000), deadline.dueAt, officeHours) === 1;
        expect(isOpen || closes).toBe(true);
      }),
    );
  });
});

describe('a trace', () => {
  const traced = fc.tuple(instants, terms, dueAts, hoursOfWards, pauseOffsets);

  it('sums to the term in its own unit, whatever stood still', () => {
    fc.assert(
      fc.property(traced, ([receivedAt, term, dueAt, officeHours, offsets]) => {
        const pauses = pausesAfter(receivedAt, offsets);
        const { trace } = deadlineFor({ receivedAt, term, dueAt, calendar, officeHours, pauses });
        expect(trace.reduce((sum, { counted }) => sum + counted, 0)).toBe(inOwnUnit(term));
      }),
      { numRuns: 300 },
    );
  });

  it('runs from the day of receipt to the due day without a gap', () => {
    fc.assert(
      fc.property(traced, ([receivedAt, term, dueAt, officeHours, offsets]) => {
        const pauses = pausesAfter(receivedAt, offsets);
        const deadline = deadlineFor({ receivedAt, term, dueAt, calendar, officeHours, pauses });
        const { trace } = deadline;
        expect([trace[0]?.day, trace.at(-1)?.day]).toEqual([wardDayOf(receivedAt), wardDayOf(deadline.dueAt)]);
        const places = trace.map(({ day, from: begin = '00:00', to: end = '24:00' }) => [
          Date.parse(`${day}T${begin}Z`),
          Date.parse(`${day}T00:00Z`) + (Number(end.slice(0, 2)) * 60 + Number(end.slice(3))) * 60_000,
        ]);
        for (const [place, [begin]] of places.entries()) {
          if (place > 0) expect(begin).toBe(places[place - 1]?.[1]);
        }
      }),
    );
  });

  it('sums to the term as extended', () => {
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 1, max: 20 }),
        (receivedAt, amount, more) => {
          const term: Term = { unit: 'working-days', amount };
          const extended: Extension = {
            groundCode: 'verification',
            decidedAt: receivedAt,
            term: { ...term, amount: amount + more },
          };
          const request = { receivedAt, calendar, officeHours: standardOfficeHours };
          const { dueAt, trace } = deadlineFor({ ...request, term, extensions: [extended] });
          expect(trace.reduce((sum, { counted }) => sum + counted, 0)).toBe(amount + more);
          expect(dueAt).toBe(deadlineFor({ ...request, term: extended.term }).dueAt);
        },
      ),
    );
  });
});

describe('working minutes', () => {
  it('add up, in any order of the instants', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
        nearby,
        hoursOfWards,
        (order, times, officeHours) => {
          const [a, b, c] = order.map((i) => times[i]) as [string, string, string];
          expect(minutes(a, b, officeHours) + minutes(b, c, officeHours)).toBe(minutes(a, c, officeHours));
        },
      ),
    );
  });

  it('are undone by adding them, and adding twice is adding the sum', () => {
    fc.assert(
      fc.property(instants, fc.nat(5000), fc.nat(5000), hoursOfWards, (start, first, second, officeHours) => {
        const add = (time: string, n: number) => addWorkingMinutes(time, n, calendar, officeHours);
        expect(minutes(start, add(start, first), officeHours)).toBe(first);
        expect(add(add(start, first), second)).toBe(add(start, first + second));
      }),
    );
  });

  it('are 480 in a working day and 0 in a day off', () => {
    expect(minutes('2025-07-01T17:00:00.000Z', '2025-07-02T17:00:00.000Z')).toBe(480);
    expect(minutes('2025-01-26T17:00:00.000Z', '2025-01-31T17:00:00.000Z')).toBe(0);
    expect(minutes('2025-04-25T17:00:00.000Z', '2025-04-26T17:00:00.000Z')).toBe(480);
  });
});

describe('a pause', () => {
  const clocks = { calendar, officeHours: standardOfficeHours };

  /** A receipt, and a pause that begins while its term runs. */
  const pausedOf = (some: fc.Arbitrary<Term>) =>
    fc
      .tuple(nearby, some, hoursOfWards)
      .map(([[receivedAt, pausedAt, resumedAt], term, officeHours]) => {
        const request = { receivedAt, term, calendar, officeHours };
        return { request, pause: { groundCode: 'payment', pausedAt, resumedAt }, dueAt: deadlineFor(request).dueAt };
      })
      .filter(({ pause, dueAt }) => timelinessOf(pause.pausedAt, dueAt) !== 'late');
  const ofUnit = (...units: Term['unit'][]) => terms.filter(({ unit }) => units.includes(unit));

  it('shifts a term in minutes by exactly its working minutes', () => {
    fc.assert(
      fc.property(pausedOf(ofUnit('working-hours')), ({ request, pause, dueAt }) => {
        const { officeHours } = request;
        const after = deadlineFor({ ...request, pauses: [pause] }).dueAt;
        // What stood still before the term began to count took nothing from it.
        const count = deadlineFor(request).trace.find(({ counted }) => counted > 0);
        const begins = new Date(Date.parse(`${count?.day}T${count?.from}:00.000Z`) - 7 * 3_600_000).toISOString();
        const since = pause.pausedAt < begins ? begins : pause.pausedAt;
        const stood = pause.resumedAt < since ? 0 : minutes(since, pause.resumedAt, officeHours);
        expect(minutes(dueAt, after, officeHours)).toBe(stood);
      }),
      { numRuns: 150 },
    );
  });

  it('shifts a term in days by exactly its counted days', () => {
    fc.assert(
      fc.property(pausedOf(ofUnit('working-days')), ({ request, pause, dueAt }) => {
        fc.pre(pause.pausedAt >= countsFrom(request.receivedAt, calendar, request.officeHours));
        fc.pre(request.term.cutOff === undefined && request.term.cutOffBeforeClose === undefined);
        const { officeHours } = request;
        const after = deadlineFor({ ...request, pauses: [pause] }).dueAt;
        const [first, last] = [pause.pausedAt, pause.resumedAt].map((at) =>
          wardDayOf(countsFrom(at, calendar, officeHours)),
        );
        const stood = countedDaysBetween(first as string, last as string, calendar);
        expect(countedDaysBetween(wardDayOf(dueAt), wardDayOf(after), calendar)).toBe(stood);
      }),
      { numRuns: 150 },
    );
  });

  it('split anywhere, of any term, changes nothing', () => {
    fc.assert(
      fc.property(
        instants,
        terms,
        dueAts,
        hoursOfWards,
        pauseOffsets,
        fc.array(fc.nat(10 * 1440), { maxLength: 3 }),
        (receivedAt, term, dueAt, officeHours, offsets, cuts) => {
          const pauses = pausesAfter(receivedAt, offsets);
          const split = offsets.flatMap(([begin, length], place) => {
            const cut = Math.min(length, cuts[place] ?? 0);
            return pausesAfter(receivedAt, [
              [begin, cut],
              [begin + cut, length - cut],
            ]);
          });
          const request = { receivedAt, term, dueAt, calendar, officeHours };
          const whole = deadlineFor({ ...request, pauses });
          const pieces = deadlineFor({ ...request, pauses: split.reverse() });
          expect(pieces).toEqual(whole);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('of no length changes nothing, and a longer one never brings the deadline nearer', () => {
    fc.assert(
      fc.property(nearby, terms, hoursOfWards, ([receivedAt, pausedAt, resumedAt], term, officeHours) => {
        const due = (end: string) =>
          deadlineFor({
            receivedAt,
            term,
            calendar,
            officeHours,
            pauses: [{ groundCode: 'payment', pausedAt, resumedAt: end }],
          }).dueAt;
        const { dueAt } = deadlineFor({ receivedAt, term, calendar, officeHours });
        expect(due(pausedAt)).toBe(dueAt);
        expect(due(resumedAt) >= dueAt).toBe(true);
      }),
    );
  });

  it('alone moves a printed deadline as it moves the count from the receipt', () => {
    fc.assert(
      fc.property(pausedOf(ofUnit('working-days', 'working-hours', 'same-day')), ({ request, pause, dueAt }) => {
        fc.pre(request.officeHours === standardOfficeHours);
        fc.pre(deadlineFor(request).trace.some(({ day, counted }) => counted > 0 && day <= wardDayOf(pause.pausedAt)));
        fc.pre(pause.pausedAt >= countsFrom(request.receivedAt, calendar, standardOfficeHours));
        const moved = dueAfterPause({
          dueAt,
          term: request.term,
          ...clocks,
          pausedAt: pause.pausedAt,
          resumedAt: pause.resumedAt,
        });
        expect(moved).toBe(deadlineFor({ ...request, pauses: [pause] }).dueAt);
      }),
      { numRuns: 150 },
    );
  });
});

describe('another calendar', () => {
  it('touches exactly the clocks whose deadline it changes; the same calendar touches none', () => {
    const late = fc.integer({
      min: Date.parse('2026-10-01T00:00:00.000Z'),
      max: Date.parse('2026-11-30T00:00:00.000Z'),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(late, plainTerms), { maxLength: 8 }), (receipts) => {
        const short = (term: Term) => ({ ...term, amount: Math.min(term.amount, 15) });
        const clocks = receipts.map(([ms, term], place) => {
          const request = {
            receivedAt: new Date(ms).toISOString(),
            term: short(term),
            officeHours: standardOfficeHours,
          };
          return { ...request, dossierId: String(place), printedDueAt: deadlineFor({ ...request, calendar }).dueAt };
        });
        expect(compareCalendars(calendar, calendar, clocks)).toEqual({ changedDays: [], touched: [], uncountable: [] });
        const { touched } = compareCalendars(calendar, vietnamCalendarWithCultureDay, clocks);
        const differ = clocks.filter(
          (clock) => deadlineFor({ ...clock, calendar: vietnamCalendarWithCultureDay }).dueAt !== clock.printedDueAt,
        );
        expect(touched.map(({ dossierId }) => dossierId)).toEqual(differ.map(({ dossierId }) => dossierId));
      }),
    );
  });
});

it('a dossier is overdue exactly from the instant at which resolving it is late, at every granularity', () => {
  const granularities = fc.constantFrom('minute' as const, 'half-day' as const, 'day' as const);
  fc.assert(
    fc.property(
      instants,
      fc.integer({ min: -200_000_000, max: 200_000_000 }),
      granularities,
      (dueAt, ms, granularity) => {
        const now = shifted(dueAt, ms);
        expect(timelinessOf(now, dueAt, granularity) === 'late').toBe(now >= overdueFrom(dueAt, granularity));
      },
    ),
  );
});
