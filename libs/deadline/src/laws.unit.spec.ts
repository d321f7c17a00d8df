import fc from 'fast-check';
import {
  calendar,
  instants,
  nearby,
  hoursOfWards,
  terms,
  dueAts,
  pauseOffsets,
  pausesAfter,
  shifted,
  minutes,
  inOwnUnit,
  plainTerms,
  firstReceipt,
} from '../test/any-deadline';
import { plainLoopDeadline } from '../test/plain-loop';
import {
  addWorkingMinutes,
  compareCalendars,
  countsFrom,
  deadlineFor,
  type Extension,
  isCountedDay,
  overdueFrom,
  standardOfficeHours,
  type Term,
  timelinessOf,
  vietnamCalendarWithCultureDay,
  wardDayOf,
} from './index';

describe('deadlines', () => {
  it('never fall earlier for a later receipt, whatever the term, the cut-off and the hours', () => {
    // Mostly minutes apart and about the opening hours: there the order could turn.
    const days = fc.integer({ min: 0, max: 2400 }).map((day) => firstReceipt + day * 86_400_000);
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
