import {
  type Calendar,
  CalendarEndError,
  deadlineFor,
  type DueAt,
  dueAtOfRule,
  standardOfficeHours,
  startOfWardDay,
  type Term,
  vietnamCalendar,
} from './index';

/** '2025-04-24 09:10' on the ward's clock. */
function at(local: string): string {
  const [day = '', clock = '00:00'] = local.split(' ');
  const [hours, minutes] = clock.split(':').map(Number);
  return new Date(Date.parse(startOfWardDay(day)) + ((hours ?? 0) * 60 + (minutes ?? 0)) * 60_000).toISOString();
}

function due(received: string, term: Term, dueAt?: DueAt, calendar: Calendar = vietnamCalendar): string {
  return deadlineFor({ receivedAt: at(received), term, calendar, officeHours: standardOfficeHours, dueAt }).dueAt;
}

const workingDays = (amount: number): Term => ({ unit: 'working-days', amount });
const hours = (amount: number): Term => ({ unit: 'working-hours', amount });
const plainDays = (amount: number): Term => ({ unit: 'calendar-days', amount });
const sameDay: Term = { unit: 'same-day', amount: 0 };

describe('the rule of a deadline', () => {
  it.each([
    [workingDays(3), 'same-minute', 'same-minute'],
    [workingDays(3), 'close', 'close'],
    [hours(3), undefined, 'same-minute'],
    [plainDays(3), undefined, 'same-minute'],
    [sameDay, undefined, 'same-minute'],
  ] as const)('of %j, %s, can be counted by again', (term, dueAt, expected) => {
    const request = { receivedAt: at('2025-07-02 09:00'), term, dueAt };
    const { ruleId } = deadlineFor({ ...request, calendar: vietnamCalendar, officeHours: standardOfficeHours });
    expect(dueAtOfRule(ruleId)).toBe(expected);
  });

  it('of a register is another', () => expect(dueAtOfRule('as-registered.1')).toBeUndefined());
});

describe('a term in working days', () => {
  it.each([
    ['2025-04-24', 3, '2025-04-28'],
    ['2025-04-25', 5, '2025-05-06'],
    ['2025-04-29', 1, '2025-05-05'],
    ['2025-08-28', 3, '2025-09-04'],
    ['2025-01-23', 10, '2025-02-13'],
    ['2024-05-03', 1, '2024-05-04'],
    ['2024-02-07', 3, '2024-02-19'],
    ['2025-12-30', 3, '2026-01-06'],
    ['2026-01-09', 1, '2026-01-10'],
    ['2026-02-12', 5, '2026-02-26'],
    ['2026-04-23', 5, '2026-05-05'],
    ['2026-08-20', 3, '2026-08-24'],
    ['2026-08-28', 3, '2026-09-07'],
    ['2025-07-01', 15, '2025-07-22'],
    ['2025-09-29', 25, '2025-11-03'],
  ])('received on %s, %i days, falls due on %s (regulations §3.7)', (received, amount, expected) => {
    expect(due(`${received} 09:10`, workingDays(amount))).toBe(at(`${expected} 09:10`));
    expect(due(`${received} 09:10`, workingDays(amount), 'close')).toBe(at(`${expected} 17:00`));
  });

  it.each([
    ['before opening', '2025-07-02 06:59', '2025-07-03 07:30'],
    ['at opening', '2025-07-02 07:30', '2025-07-03 07:30'],
    ['in the last minute of the morning', '2025-07-02 11:29', '2025-07-03 11:29'],
    ['at noon', '2025-07-02 11:30', '2025-07-03 13:00'],
    ['in the lunch break', '2025-07-02 12:15', '2025-07-03 13:00'],
    ['in the last minute of the day', '2025-07-02 16:59', '2025-07-03 16:59'],
    ['at close: day 0 is tomorrow', '2025-07-02 17:00', '2025-07-04 07:30'],
    ['Friday 16:59', '2025-07-04 16:59', '2025-07-07 16:59'],
    ['Friday 17:00', '2025-07-04 17:00', '2025-07-08 07:30'],
    ['Sunday', '2025-07-06 10:00', '2025-07-08 07:30'],
    ['Saturday 26/4/2025, a make-up day', '2025-04-26 10:00', '2025-04-28 10:00'],
    ['in Tết', '2025-01-29 09:00', '2025-02-04 07:30'],
    ['the last minute before Tết', '2025-01-24 16:59', '2025-02-03 16:59'],
  ])('of one day, received %s', (_case, received, expected) => {
    expect(due(received, workingDays(1))).toBe(at(expected));
  });

  it('cuts seconds', () => {
    const receivedAt = '2025-07-02T02:10:59.999Z';
    const term = workingDays(1);
    const result = deadlineFor({ receivedAt, term, calendar: vietnamCalendar, officeHours: standardOfficeHours });
    expect(result.dueAt).toBe('2025-07-03T02:10:00.000Z');
  });

  it('says by which rule and versions, and why each day counted or not', () => {
    const request = { receivedAt: at('2025-04-25 09:00'), term: workingDays(2) };
    expect(deadlineFor({ ...request, calendar: vietnamCalendar, officeHours: standardOfficeHours })).toEqual({
      dueAt: at('2025-04-28 09:00'),
      ruleId: 'working-days.same-minute.1',
      calendarId: 'vn-2020-2026.3',
      officeHoursVersion: 'standard.1',
      trace: [
        { day: '2025-04-25', counted: 0, why: 'day-of-receipt' },
        { day: '2025-04-26', counted: 1, why: 'make-up-day' },
        { day: '2025-04-27', counted: 0, why: 'weekend' },
        { day: '2025-04-28', counted: 1, why: 'working-day' },
      ],
    });
  });

  it('refuses to guess beyond the calendar', () => {
    expect(() => due('2026-12-30 09:00', workingDays(2))).toThrow(CalendarEndError);
    expect(() => due('2026-12-30 09:00', workingDays(2))).toThrow('Day 2027-01-01 lies outside calendar');
  });

  it.each([0, -1, 1.5])('refuses %d days', (amount) => {
    expect(() => due('2025-07-02 09:00', workingDays(amount))).toThrow(RangeError);
  });
});

describe('the other units', () => {
  it.each([
    ['2025-07-02 15:00', 2, '2025-07-02 17:00'],
    ['2025-07-02 15:01', 2, '2025-07-03 07:31'],
    ['2025-07-02 10:30', 4, '2025-07-02 16:00'],
    ['2025-07-04 16:59', 8, '2025-07-07 16:59'],
    ['2025-07-05 09:00', 0.5, '2025-07-07 08:00'],
    ['2025-04-25 16:00', 8, '2025-04-26 16:00'],
  ])('received %s, %d working hours, falls due %s', (received, amount, expected) => {
    expect(due(received, hours(amount))).toBe(at(expected));
  });

  it.each([
    ['2025-07-02 09:00', 5, '2025-07-07 17:00'],
    ['2025-07-02 09:00', 3, '2025-07-07 17:00'],
    ['2025-07-04 18:00', 1, '2025-07-08 17:00'],
    ['2025-01-20 09:00', 10, '2025-02-03 17:00'],
  ])('received %s, %d plain days, falls due %s, at close and never on a day off', (received, amount, expected) => {
    expect(due(received, plainDays(amount))).toBe(at(expected));
  });

  it.each([
    ['2025-07-02 07:31', undefined, '2025-07-02 17:00'],
    ['2025-07-02 16:59', undefined, '2025-07-02 17:00'],
    ['2025-07-02 17:00', undefined, '2025-07-03 17:00'],
    ['2025-07-02 15:00', '15:00', '2025-07-02 17:00'],
    ['2025-07-02 15:01', '15:00', '2025-07-03 17:00'],
    ['2025-07-04 16:59', '15:00', '2025-07-07 17:00'],
    ['2025-07-04 18:00', '15:00', '2025-07-07 17:00'],
  ])('the same day, received %s with cut-off %s, falls due %s', (received, cutOff, expected) => {
    expect(due(received, cutOff === undefined ? sameDay : { ...sameDay, cutOff })).toBe(at(expected));
  });

  it('explains plain days that nobody works and a term that moves off a day off', () => {
    const request = { receivedAt: at('2025-07-04 09:00'), term: plainDays(2) };
    const { trace } = deadlineFor({ ...request, calendar: vietnamCalendar, officeHours: standardOfficeHours });
    expect(trace.map(({ why }) => why)).toEqual(['day-of-receipt', 'plain-day', 'weekend', 'working-day']);
  });
});
