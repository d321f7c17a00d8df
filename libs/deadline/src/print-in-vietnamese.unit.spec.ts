import { at, pausesOf, termOf } from '../test/table-terms';
import {
  deadlineFor,
  type OfficeHours,
  printCount,
  printMoment,
  printOfficialDay,
  printOfficialMoment,
  printTerm,
  printTraceRow,
  standardOfficeHours,
  vietnamCalendar,
} from './index';

const deadline = (received: string, term: string, pauses = '', officeHours: OfficeHours = standardOfficeHours) =>
  deadlineFor({
    receivedAt: at(received),
    term: termOf(term),
    calendar: vietnamCalendar,
    officeHours,
    pauses: pausesOf(pauses),
  });
const count = (received: string, term: string, pauses?: string): string =>
  printCount(termOf(term), deadline(received, term, pauses).trace);

it('prints a moment and a term', () => {
  expect(printMoment(at('2025-04-26 09:05'))).toBe('09:05 T7 26/04/2025');
  expect(['5d', '15c', 'same', '8h', '1.5h', '0.25h'].map((term) => printTerm(termOf(term)))).toEqual([
    '5 ngày làm việc',
    '15 ngày',
    'trong ngày làm việc',
    '8 giờ làm việc',
    '1 giờ 30 phút làm việc',
    '15 phút làm việc',
  ]);
});

it('prints a moment and a day as official papers do', () => {
  expect(printOfficialMoment(at('2025-10-01 09:05'))).toBe('09 giờ 05 phút, ngày 01 tháng 10 năm 2025');
  expect(printOfficialMoment('2025-12-31T17:00:00.000Z')).toBe('00 giờ 00 phút, ngày 01 tháng 01 năm 2026');
  expect(['2026-02-09', '2026-03-09', '2026-09-30', '2026-12-10'].map(printOfficialDay)).toEqual([
    'ngày 09 tháng 02 năm 2026',
    'ngày 09 tháng 3 năm 2026',
    'ngày 30 tháng 9 năm 2026',
    'ngày 10 tháng 12 năm 2026',
  ]);
});

it.each([
  ['2025-07-01 09:00', '2d', '', '2 ngày làm việc'],
  ['2025-07-01 09:00', '5d', '', '5 ngày làm việc, trừ T7, CN'],
  ['2025-08-28 09:00', '5d', '', '5 ngày làm việc, trừ T7, CN, 01/09, 02/09'],
  ['2026-09-01 18:00', '5d', '', '5 ngày làm việc, trừ T7, CN, 01/09, 02/09'],
  ['2020-09-01 09:00', '5d', '', '5 ngày làm việc, trừ T7, CN, 02/09'],
  ['2025-01-24 09:00', '1d', '', '1 ngày làm việc, trừ T7, CN, 27/01–31/01'],
  ['2025-04-24 09:00', '3d', '', '3 ngày làm việc, trừ CN; tính cả ngày làm bù 26/04'],
  ['2025-07-01 17:30', '1d', '', '1 ngày làm việc; tiếp nhận sau giờ làm việc nên tính từ ngày làm việc kế tiếp'],
  [
    '2025-07-01 15:30',
    'same<15:00',
    '',
    'trong ngày làm việc; tiếp nhận sau giờ chốt nên tính từ ngày làm việc kế tiếp',
  ],
  ['2025-07-01 09:00', '2d', '2025-07-01 10:00/2025-07-02 10:00', '2 ngày làm việc; tạm dừng 02/07'],
  ['2025-07-01 09:00', '15c', '', '15 ngày'],
  ['2025-07-02 09:00', '3c', '', '3 ngày, hết hạn vào ngày nghỉ (T7, CN) nên tính đến 07/07'],
  ['2025-07-04 16:00', '8h', '', '8 giờ làm việc, trừ T7, CN'],
])('received %s, %s, paused %s: %s', (received, term, pauses, expected) => {
  expect(count(received, term, pauses)).toBe(expected);
});

it('prints each row of a trace', () => {
  expect(deadline('2025-04-29 17:30', '1d').trace.map(printTraceRow)).toEqual([
    'T3 29/04: không tính – tiếp nhận sau giờ làm việc',
    'T4 30/04: không tính – nghỉ lễ, tết (Công văn 8726/VPCP-KGVX)',
    'T5 01/05: không tính – nghỉ lễ, tết (Công văn 8726/VPCP-KGVX)',
    'T6 02/05: không tính – nghỉ hoán đổi (Công văn 8726/VPCP-KGVX)',
    'T7 03/05: không tính – ngày nghỉ hằng tuần',
    'CN 04/05: không tính – ngày nghỉ hằng tuần',
    'T2 05/05: không tính – ngày tiếp nhận',
    'T3 06/05: tính – ngày làm việc',
  ]);
  expect(deadline('2025-07-02 11:00', '2h', '2025-07-02 13:30/2025-07-02 14:00').trace.map(printTraceRow)).toEqual([
    'T4 02/07 11:00–11:30: tính 30 phút – ngày làm việc',
    'T4 02/07 11:30–13:00: không tính – ngoài giờ làm việc',
    'T4 02/07 13:00–13:30: tính 30 phút – ngày làm việc',
    'T4 02/07 13:30–14:00: không tính – tạm dừng tính thời hạn',
    'T4 02/07 14:00–15:00: tính 60 phút – ngày làm việc',
  ]);
});

it('keeps the ground of each pause in the trace', () => {
  const grounds = (term: string) =>
    deadlineFor({
      receivedAt: at('2025-07-01 09:00'),
      term: termOf(term),
      calendar: vietnamCalendar,
      officeHours: standardOfficeHours,
      pauses: [
        { groundCode: 'financial-duty', pausedAt: at('2025-07-01 10:00'), resumedAt: at('2025-07-02 10:00') },
        { groundCode: 'payment', pausedAt: at('2025-07-02 10:00'), resumedAt: at('2025-07-03 10:00') },
      ],
    }).trace.flatMap(({ day, groundCode }) => (groundCode === undefined ? [] : [`${day} ${groundCode}`]));
  expect(grounds('2d')).toEqual(['2025-07-02 financial-duty', '2025-07-03 payment']);
  expect(new Set(grounds('8h'))).toEqual(
    new Set(['2025-07-01 financial-duty', '2025-07-02 financial-duty', '2025-07-02 payment', '2025-07-03 payment']),
  );
});
