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
  minutes,
} from '../test/any-deadline';
import {
  countedDaysBetween,
  countsFrom,
  deadlineFor,
  dueAfterPause,
  standardOfficeHours,
  type Term,
  timelinessOf,
  wardDayOf,
} from './index';

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
