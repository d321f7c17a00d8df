import fc from 'fast-check';
import { halfTermMinutes, isLongTerm, workingMinutesBefore } from './before-due';
import { CalendarEndError } from './calendar-end-error';
import { standardOfficeHours } from './office-hours';
import { vietnamCalendar } from './vietnam-calendar';
import { workingMinutesBetween } from './working-minutes';

const before = (dueAt: string, minutes: number) =>
  workingMinutesBefore(dueAt, minutes, vietnamCalendar, standardOfficeHours);

describe('before a due minute', () => {
  it.each([
    ['working-days', 2, false, 480],
    ['working-days', 3, true, 720],
    ['working-hours', 16, false, 480],
    ['working-hours', 16.5, true, 495],
    ['working-hours', 0.5, false, 15],
    ['calendar-days', 2, false, 480],
    ['calendar-days', 3, true, 720],
    ['same-day', 0, false, 240],
  ] as const)('%s, %s: long %s, half of it %s minutes', (unit, amount, isLong, half) => {
    expect([isLongTerm({ unit, amount }), halfTermMinutes({ unit, amount })]).toEqual([isLong, half]);
  });

  it('looks back over nights, weekends and holidays', () => {
    // Tuesday 14 October 2025, 09:00: 90 minutes since the opening, the rest on Monday.
    expect(before('2025-10-14T02:00:00.000Z', 90 + 60)).toBe('2025-10-13T09:00:00.000Z');
    // Monday: the Friday before.
    expect(before('2025-10-13T02:00:00.000Z', 90 + 60)).toBe('2025-10-10T09:00:00.000Z');
    // Wednesday 3 September: 30 August to 2 September were off.
    expect(before('2025-09-03T02:00:00.000Z', 90 + 60)).toBe('2025-08-29T09:00:00.000Z');
  });

  it('is no guess before the calendar begins', () => {
    expect(() => before('2020-01-02T02:00:00.000Z', 10_000)).toThrow(CalendarEndError);
  });

  it('leaves exactly the minutes asked for', () => {
    const minuteOfYears = fc.integer({ min: 0, max: 3 * 365 * 1_440 });
    fc.assert(
      fc.property(minuteOfYears, fc.integer({ min: 1, max: 3_000 }), (minute, minutes) => {
        const dueAt = new Date(Date.parse('2023-01-01T00:00:00.000Z') + minute * 60_000).toISOString();
        const instant = before(dueAt, minutes);
        expect(workingMinutesBetween(instant, dueAt, vietnamCalendar, standardOfficeHours)).toBe(minutes);
      }),
    );
  });
});
