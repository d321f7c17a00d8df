import fc from 'fast-check';
import {
  addWorkingMinutes,
  type Calendar,
  countsFrom,
  deadlineFor,
  dueAfterPause,
  isCountedDay,
  overdueFrom,
  standardOfficeHours,
  type Term,
  timelinessOf,
  vietnamCalendar,
  wardDayOf,
  workingMinutesBetween,
} from './index';

const clocks = { calendar: vietnamCalendar, officeHours: standardOfficeHours };
const from = Date.parse('2020-01-02T00:00:00.000Z');
const to = Date.parse('2026-09-30T00:00:00.000Z');
const instants = fc.integer({ min: from, max: to }).map((ms) => new Date(ms).toISOString());

/** Three instants within some weeks, in order; far apart ones would only make the run slow. */
const nearby = fc
  .tuple(instants, fc.nat(30 * 86_400_000), fc.nat(30 * 86_400_000))
  .map(([a, b, c]) => [a, shifted(a, Math.min(b, c)), shifted(a, Math.max(b, c))] as const);

const terms: fc.Arbitrary<Term> = fc.oneof(
  fc.record({ unit: fc.constant('working-days' as const), amount: fc.integer({ min: 1, max: 25 }) }),
  fc.record({ unit: fc.constant('working-hours' as const), amount: fc.integer({ min: 1, max: 80 }).map((n) => n / 2) }),
  fc.record({ unit: fc.constant('calendar-days' as const), amount: fc.integer({ min: 1, max: 40 }) }),
  fc.constantFrom<Term>({ unit: 'same-day', amount: 0 }, { unit: 'same-day', amount: 0, cutOff: '15:00' }),
);
const dueAts = fc.constantFrom('same-minute' as const, 'close' as const);

function shifted(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString();
}

function minutes(a: string, b: string, calendar: Calendar = vietnamCalendar): number {
  return workingMinutesBetween(a, b, calendar, standardOfficeHours);
}

describe('deadlines', () => {
  it('never fall earlier for a later receipt', () => {
    fc.assert(
      fc.property(nearby, terms, dueAts, ([early, late], term, dueAt) => {
        const first = deadlineFor({ receivedAt: early, term, dueAt, ...clocks }).dueAt;
        expect(first <= deadlineFor({ receivedAt: late, term, dueAt, ...clocks }).dueAt).toBe(true);
      }),
    );
  });

  it('lie after the start, on a counted day, at a whole minute, and the trace ends there', () => {
    fc.assert(
      fc.property(instants, terms, dueAts, (receivedAt, term, dueAt) => {
        const deadline = deadlineFor({ receivedAt, term, dueAt, ...clocks });
        expect(deadline.dueAt > countsFrom(receivedAt, vietnamCalendar, standardOfficeHours)).toBe(true);
        expect(isCountedDay(wardDayOf(deadline.dueAt), vietnamCalendar)).toBe(true);
        expect(deadline.dueAt.endsWith(':00.000Z')).toBe(true);
        expect(deadline.trace[0]?.day).toBe(wardDayOf(receivedAt));
        expect(deadline.trace.at(-1)).toMatchObject({ day: wardDayOf(deadline.dueAt) });
      }),
    );
  });

  it('count as many days as a term in working days has, whatever falls between', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 25 }), (receivedAt, amount) => {
        const { trace } = deadlineFor({ receivedAt, term: { unit: 'working-days', amount }, ...clocks });
        expect(trace.filter(({ counted }) => counted)).toHaveLength(amount);
      }),
    );
  });

  it('of a term in hours are exactly its minutes away', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 80 }), (receivedAt, amount) => {
        const { dueAt } = deadlineFor({ receivedAt, term: { unit: 'working-hours', amount }, ...clocks });
        expect(minutes(receivedAt, dueAt)).toBe(amount * 60);
      }),
    );
  });
});

describe('working minutes', () => {
  it('add up, in any order of the instants', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), nearby, (order, times) => {
        const [a, b, c] = order.map((i) => times[i]) as [string, string, string];
        expect(minutes(a, b) + minutes(b, c)).toBe(minutes(a, c));
      }),
    );
  });

  it('are undone by adding them, and adding twice is adding the sum', () => {
    fc.assert(
      fc.property(instants, fc.nat(5000), fc.nat(5000), (start, first, second) => {
        const add = (time: string, n: number) => addWorkingMinutes(time, n, vietnamCalendar, standardOfficeHours);
        expect(minutes(start, add(start, first))).toBe(first);
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
  it('split in two changes nothing for a term in hours', () => {
    fc.assert(
      fc.property(nearby, fc.integer({ min: 1, max: 40 }), ([a, b, c], left) => {
        const dueAt = addWorkingMinutes(a, left * 60, vietnamCalendar, standardOfficeHours);
        const term: Term = { unit: 'working-hours', amount: 40 };
        const whole = dueAfterPause({ dueAt, term, pausedAt: a, resumedAt: c, ...clocks });
        const once = dueAfterPause({ dueAt, term, pausedAt: a, resumedAt: b, ...clocks });
        expect(dueAfterPause({ dueAt: once, term, pausedAt: b, resumedAt: c, ...clocks })).toBe(whole);
      }),
    );
  });

  it('of no length changes nothing, and a longer one never brings the deadline nearer', () => {
    fc.assert(
      fc.property(nearby, terms, ([a, b, c], term) => {
        const { dueAt } = deadlineFor({ receivedAt: a, term, ...clocks });
        const after = (resumedAt: string) => dueAfterPause({ dueAt, term, pausedAt: b, resumedAt, ...clocks });
        expect(after(b)).toBe(dueAt);
        expect(after(c) >= dueAt).toBe(true);
      }),
    );
  });
});

it('a dossier is overdue exactly from the instant at which resolving it is late', () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: -200_000, max: 200_000 }), (dueAt, ms) => {
      const now = shifted(dueAt, ms);
      expect(timelinessOf(now, dueAt) === 'late').toBe(now >= overdueFrom(dueAt));
    }),
  );
});
