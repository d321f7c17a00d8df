import { type CalendarDecision, calendarOf } from './calendar-decision';
import type { WardDay } from './ward-time';

/**
 * The days of Vietnam's civil servants (Labour Code 2019 arts 111, 112 and the yearly notices). The days of 2021–2023 were
 * compared with what the press and offices printed of the notices: none has a make-up day. 2020 was under the Labour Code
 * 2012, with one day for National Day; its Tết was found so, the number of its notice and its other days were not.
 */
export const vietnamDecisions: readonly CalendarDecision[] = [
  year(2020, 'Bộ luật Lao động 2012 điều 115; thông báo nghỉ Tết 2020', {
    holidays: '1/1 23/1 24/1 27/1 2/4 30/4 1/5 2/9',
    compensationDays: '28/1 29/1',
    toVerify: true,
  }),
  year(2021, 'Thông báo 4875/TB-LĐTBXH', {
    holidays: '1/1 10/2 11/2 12/2 21/4 30/4 2/9 3/9',
    compensationDays: '15/2 16/2 3/5',
  }),
  year(2022, 'Thông báo 119/TB-LĐTBXH', {
    holidays: '31/1 1/2 2/2 3/2 4/2 1/9 2/9',
    compensationDays: '3/1 11/4 2/5 3/5',
  }),
  year(2023, 'Công văn 8056/VPCP-KGVX, Thông báo 5034/TB-LĐTBXH', {
    holidays: '20/1 23/1 24/1 1/5 1/9',
    compensationDays: '2/1 25/1 26/1 2/5 3/5 4/9',
  }),
  year(2024, 'Thông báo 5015/TB-LĐTBXH', {
    holidays: '1/1 8/2 9/2 12/2 18/4 30/4 1/5 2/9 3/9',
    compensationDays: '13/2 14/2',
  }),
  year(2024, 'Công văn 2450/VPCP-KGVX', { swappedDays: '29/4', makeUpDays: '4/5' }),
  year(2025, 'Công văn 8726/VPCP-KGVX', {
    holidays: '1/1 27/1 28/1 29/1 30/1 31/1 7/4 30/4 1/5 1/9 2/9',
    swappedDays: '2/5',
    makeUpDays: '26/4',
  }),
  year(2026, 'Công văn 9859/VPCP-KGVX, Thông báo 9441/TB-BNV', {
    holidays: '1/1 16/2 17/2 18/2 19/2 20/2 30/4 1/5 1/9 2/9',
    compensationDays: '27/4',
    swappedDays: '31/8',
    makeUpDays: '22/8',
  }),
  year(2026, 'Công văn 12729/VPCP-KGVX ngày 25/12/2025', { swappedDays: '2/1', makeUpDays: '10/1' }),
];

/** Whether it was made law for 2026 was not verified, so it stands apart, to be switched on. */
export const cultureDay2026: CalendarDecision = year(2026, 'Nghị quyết 80-NQ/TW ngày 07/01/2026', {
  holidays: '24/11',
  toVerify: true,
});

export const vietnamCalendar = calendarOf('vn-2020-2026.3', vietnamDecisions);

/** The same with 24/11/2026 off (Ngày Văn hóa Việt Nam). */
export const vietnamCalendarWithCultureDay = calendarOf('vn-2020-2026.3+culture-day', [
  ...vietnamDecisions,
  cultureDay2026,
]);

type PrintedDays = {
  readonly holidays?: string;
  readonly compensationDays?: string;
  readonly swappedDays?: string;
  readonly makeUpDays?: string;
  readonly toVerify?: boolean;
};

function year(number: number, source: string, printed: PrintedDays): CalendarDecision {
  return {
    source,
    firstDay: `${number}-01-01`,
    lastDay: `${number}-12-31`,
    holidays: daysOf(number, printed.holidays),
    compensationDays: daysOf(number, printed.compensationDays),
    swappedDays: daysOf(number, printed.swappedDays),
    makeUpDays: daysOf(number, printed.makeUpDays),
    toVerify: printed.toVerify ?? false,
  };
}

/** Reads day/month as the notices print them, so that the table above can be compared with them by eye. */
function daysOf(number: number, days = ''): WardDay[] {
  return days
    .split(' ')
    .filter(Boolean)
    .map((printed) => {
      const [day = '', month = ''] = printed.split('/');
      return `${number}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    });
}
