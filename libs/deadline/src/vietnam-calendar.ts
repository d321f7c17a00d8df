import type { Calendar } from './calendar';
import type { WardDay } from './ward-time';

/**
 * Weekdays off and make-up Saturdays of Vietnam's civil servants (Labour Code 2019 arts 111, 112 and the yearly notices
 * of the Government Office and the Ministry of Home Affairs). 2024–2026 come from the notices; 2020–2023 still have to
 * be compared with theirs, and no make-up day is known for them.
 */
export const vietnamCalendar: Calendar = {
  id: 'vn-2020-2026.1',
  firstDay: '2020-01-01',
  lastDay: '2026-12-31',
  daysOff: [
    ...year(2020, '1/1 23/1 24/1 27/1 28/1 29/1 2/4 30/4 1/5 2/9'),
    ...year(2021, '1/1 10/2 11/2 12/2 15/2 16/2 21/4 30/4 3/5 2/9 3/9'),
    ...year(2022, '3/1 31/1 1/2 2/2 3/2 4/2 11/4 2/5 3/5 1/9 2/9'),
    ...year(2023, '2/1 20/1 23/1 24/1 25/1 26/1 1/5 2/5 3/5 1/9 4/9'),
    ...year(2024, '1/1 8/2 9/2 12/2 13/2 14/2 18/4 29/4 30/4 1/5 2/9 3/9'),
    ...year(2025, '1/1 27/1 28/1 29/1 30/1 31/1 7/4 30/4 1/5 2/5 1/9 2/9'),
    ...year(2026, '1/1 2/1 16/2 17/2 18/2 19/2 20/2 27/4 30/4 1/5 31/8 1/9 2/9'),
  ],
  makeUpDays: [...year(2024, '4/5'), ...year(2025, '26/4'), ...year(2026, '10/1 22/8')],
  toVerify: [2020, 2021, 2022, 2023],
};

/**
 * The same with 24/11/2026 off (Ngày Văn hóa Việt Nam, resolution 80-NQ/TW of 7/1/2026). Whether it was made law for
 * 2026 was not verified, so it is not the default.
 */
export const vietnamCalendarWithCultureDay: Calendar = {
  ...vietnamCalendar,
  id: 'vn-2020-2026.1+culture-day',
  daysOff: [...vietnamCalendar.daysOff, '2026-11-24'],
  toVerify: [...vietnamCalendar.toVerify, 2026],
};

/** Reads day/month as the notices print them, so that the table above can be compared with them by eye. */
function year(number: number, days: string): WardDay[] {
  return days.split(' ').map((printed) => {
    const [day = '', month = ''] = printed.split('/');
    return `${number}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  });
}
