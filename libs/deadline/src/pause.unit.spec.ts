import { dueAfterPause, standardOfficeHours, type Term, vietnamCalendar } from './index';

// Ward time is UTC+7: 02:00Z is 09:00.
function after(term: Term, dueAt: string, pausedAt: string, resumedAt: string): string {
  const times = [dueAt, pausedAt, resumedAt].map((time) => `${time}:00.000Z`) as [string, string, string];
  const [due, paused, resumed] = times;
  const clocks = { calendar: vietnamCalendar, officeHours: standardOfficeHours };
  return dueAfterPause({ dueAt: due, term, pausedAt: paused, resumedAt: resumed, ...clocks }).slice(0, 16);
}

const days: Term = { unit: 'working-days', amount: 5 };
const hours: Term = { unit: 'working-hours', amount: 16 };
const plain: Term = { unit: 'calendar-days', amount: 30 };

describe('the due instant after a pause', () => {
  it.each([
    ['within a day', '2025-07-02T01:00', '2025-07-02T09:00', '2025-07-08T02:00'],
    ['one counted day, whatever its hours', '2025-07-02T09:59', '2025-07-03T00:30', '2025-07-09T02:00'],
    ['over a weekend', '2025-07-04T02:00', '2025-07-07T02:00', '2025-07-09T02:00'],
    ['from Friday evening to Monday morning: no day', '2025-07-04T11:00', '2025-07-07T00:30', '2025-07-08T02:00'],
    ['ends after close: work goes on tomorrow', '2025-07-02T02:00', '2025-07-02T10:00', '2025-07-09T02:00'],
  ])('of a term in working days: %s', (_case, paused, resumed, expected) => {
    expect(after(days, '2025-07-08T02:00', paused, resumed)).toBe(expected);
  });

  it.each([
    ['an hour', '2025-07-02T02:00', '2025-07-02T03:00', '2025-07-08T03:00'],
    ['a night', '2025-07-02T10:00', '2025-07-03T00:30', '2025-07-08T02:00'],
    ['two minutes about the lunch break', '2025-07-02T04:29', '2025-07-02T06:01', '2025-07-08T02:02'],
    ['a day', '2025-07-02T02:00', '2025-07-03T02:00', '2025-07-09T02:00'],
  ])('of a term in hours: %s', (_case, paused, resumed, expected) => {
    expect(after(hours, '2025-07-08T02:00', paused, resumed)).toBe(expected);
  });

  it('of a term in plain days moves by plain days and off a day off', () => {
    expect(after(plain, '2025-07-08T10:00', '2025-07-02T02:00', '2025-07-04T02:00')).toBe('2025-07-10T10:00');
    expect(after(plain, '2025-07-08T10:00', '2025-07-02T02:00', '2025-07-06T02:00')).toBe('2025-07-14T10:00');
  });

  it('does not revive a term that had run out', () => {
    expect(after(days, '2025-07-08T02:00', '2025-07-08T02:01', '2025-07-10T02:00')).toBe('2025-07-08T02:00');
    expect(after(days, '2025-07-08T02:00', '2025-07-08T02:00', '2025-07-10T02:00')).toBe('2025-07-10T02:00');
  });

  it('refuses a pause that ends before it began', () => {
    expect(() => after(days, '2025-07-08T02:00', '2025-07-03T02:00', '2025-07-02T02:00')).toThrow(RangeError);
  });
});
