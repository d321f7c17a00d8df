import { addDays, isCountedDay, vietnamCalendar, vietnamCalendarWithCultureDay, weekdayOf } from './index';

// Working days per month with make-up Saturdays and without 24/11 (regulations §3.7).
const workingDays: Record<number, number[]> = {
  2024: [22, 16, 21, 19, 23, 20, 23, 22, 19, 23, 21, 22],
  2025: [17, 20, 21, 21, 20, 21, 23, 21, 20, 23, 20, 23],
  2026: [21, 15, 22, 20, 20, 22, 23, 21, 20, 22, 21, 23],
};

function countedDaysOfMonth(year: number, month: number): number {
  let count = 0;
  const prefix = `${year}-${String(month).padStart(2, '0')}`;
  for (let day = `${prefix}-01`; day.startsWith(prefix); day = addDays(day, 1)) {
    if (isCountedDay(day, vietnamCalendar)) count += 1;
  }
  return count;
}

describe('the calendar of Vietnam', () => {
  it.each([2024, 2025, 2026])('%i has the working days of each month that the table gives', (year) => {
    const months = Array.from({ length: 12 }, (_, i) => countedDaysOfMonth(year, i + 1));
    expect(months).toEqual(workingDays[year]);
  });

  // Labour Code 2019 art. 111(3): what falls on a weekend is made good on the working days that follow.
  it.each([
    ['2021-02-13 2021-02-14', '2021-02-15 2021-02-16'],
    ['2021-05-01', '2021-05-03'],
    ['2022-01-01', '2022-01-03'],
    ['2022-04-10', '2022-04-11'],
    ['2022-04-30 2022-05-01', '2022-05-02 2022-05-03'],
    ['2023-01-01', '2023-01-02'],
    ['2023-01-21 2023-01-22', '2023-01-25 2023-01-26'],
    ['2023-04-29 2023-04-30', '2023-05-02 2023-05-03'],
    ['2023-09-02', '2023-09-04'],
  ])('makes good for %s on %s', (weekends, workdays) => {
    const isWeekend = (day: string) => [0, 6].includes(weekdayOf(day));
    expect(weekends.split(' ').every(isWeekend)).toBe(true);
    for (const day of workdays.split(' ')) {
      expect([day, isCountedDay(day, vietnamCalendar), isWeekend(day)]).toEqual([day, false, false]);
    }
  });

  it('lists only weekdays as days off and only weekend days as make-up days, each once', () => {
    for (const day of vietnamCalendar.daysOff) expect([1, 2, 3, 4, 5]).toContain(weekdayOf(day));
    for (const day of vietnamCalendar.makeUpDays) expect(weekdayOf(day)).toBe(6);
    expect(new Set(vietnamCalendar.daysOff).size).toBe(vietnamCalendar.daysOff.length);
  });

  it.each([
    [2020, 10],
    [2021, 11],
    [2022, 11],
    [2023, 11],
    [2024, 12],
    [2025, 12],
    [2026, 13],
  ])('%i has %i weekdays off', (year, count) => {
    expect(vietnamCalendar.daysOff.filter((day) => day.startsWith(`${year}-`))).toHaveLength(count);
  });

  it('counts 24/11/2026 unless the variant is used', () => {
    expect(isCountedDay('2026-11-24', vietnamCalendar)).toBe(true);
    expect(isCountedDay('2026-11-24', vietnamCalendarWithCultureDay)).toBe(false);
    expect(vietnamCalendarWithCultureDay.id).not.toBe(vietnamCalendar.id);
  });

  it.each(['2025-02-30', '2025-13-01', '2025-00-10', '2025-1-1', '2025-01-00', ''])(
    'refuses %j, which is no day',
    (day) => {
      expect(() => addDays(day, 1)).toThrow('is not a day such as 2025-07-01.');
    },
  );

  it('names the years that were not compared with the gazette', () => {
    expect(vietnamCalendar.toVerify).toEqual([2020]);
  });

  it.each(['2019-12-31', '2027-01-01'])('names %s and itself when asked for a day outside', (day) => {
    expect(() => isCountedDay(day, vietnamCalendar)).toThrow(
      new RegExp(`^Day ${day} lies outside calendar vn-2020-2026.3, which covers 2020-01-01 to 2026-12-31;`),
    );
  });
});
