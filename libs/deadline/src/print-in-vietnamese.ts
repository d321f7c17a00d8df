import { minutesOfHours, type Term } from './term';
import type { TraceReason, TraceRow } from './trace-row';
import {
  addDays,
  clockOf,
  type Instant,
  minuteOfDay,
  type WardDay,
  wardDayOf,
  wardMinuteOf,
  weekdayOf,
} from './ward-time';

const weekdays = ['CN', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'] as const;

/** '26/04' */
export function printDay(day: WardDay): string {
  return `${day.slice(8)}/${day.slice(5, 7)}`;
}

/** '09:00 T2 28/04/2025' */
export function printMoment(instant: Instant): string {
  const day = wardDayOf(instant);
  return `${clockOf(minuteOfDay(wardMinuteOf(instant)))} ${weekdays[weekdayOf(day)]} ${printDay(day)}/${day.slice(0, 4)}`;
}

/** 'ngày 01 tháng 10 năm 2025', 'ngày 15 tháng 3 năm 2026': days below 10 and months 1 and 2 take a 0 (Decree 30/2020). */
export function printOfficialDay(day: WardDay): string {
  const month = Number(day.slice(5, 7));
  return `ngày ${day.slice(8)} tháng ${month < 3 ? `0${month}` : month} năm ${day.slice(0, 4)}`;
}

/** '09 giờ 05 phút, ngày 01 tháng 10 năm 2025' */
export function printOfficialMoment(instant: Instant): string {
  const [hours, minutes] = clockOf(minuteOfDay(wardMinuteOf(instant))).split(':');
  return `${hours} giờ ${minutes} phút, ${printOfficialDay(wardDayOf(instant))}`;
}

/** '5 ngày làm việc', '1 giờ 30 phút làm việc', '15 ngày', 'trong ngày làm việc' */
export function printTerm({ unit, amount }: Term): string {
  switch (unit) {
    case 'working-days':
      return `${amount} ngày làm việc`;
    case 'calendar-days':
      return `${amount} ngày`;
    case 'same-day':
      return 'trong ngày làm việc';
    case 'working-hours': {
      const minutes = minutesOfHours(amount);
      const parts = [[Math.floor(minutes / 60), 'giờ'] as const, [minutes % 60, 'phút'] as const];
      return `${parts.flatMap(([count, word]) => (count === 0 ? [] : [`${count} ${word}`])).join(' ')} làm việc`;
    }
  }
}

const offReasons = ['holiday', 'compensation-day', 'swapped-day', 'day-off'] as const satisfies TraceReason[];

/**
 * A term with what was left out of it, for a receipt: '5 ngày làm việc, trừ T7, CN, 02/09'. What else moved it follows:
 * make-up days that counted, pauses, a receipt after close or cut-off, an end that moved off a day off.
 */
export function printCount(term: Term, trace: readonly TraceRow[]): string {
  const because = (...reasons: TraceReason[]): WardDay[] => [
    ...new Set(trace.filter(({ why, counted }) => counted === 0 && reasons.includes(why)).map(({ day }) => day)),
  ];
  const resting = because('weekend', 'serving-only');
  const left = [
    ...(['T7', 'CN'] as const).filter((name) => resting.some((day) => weekdays[weekdayOf(day)] === name)),
    ...printDays(because(...offReasons)),
  ];
  const madeUp = [
    ...new Set(trace.filter(({ why, counted }) => why === 'make-up-day' && counted > 0).map(({ day }) => day)),
  ];
  const paused = because('paused');
  const notes = [
    madeUp.length > 0 && `tính cả ngày làm bù ${printDays(madeUp).join(', ')}`,
    paused.length > 0 && `tạm dừng ${printDays(paused).join(', ')}`,
    because('received-after-close').length > 0 && 'tiếp nhận sau giờ làm việc nên tính từ ngày làm việc kế tiếp',
    because('after-cut-off').length > 0 && 'tiếp nhận sau giờ chốt nên tính từ ngày làm việc kế tiếp',
  ].filter((note) => note !== false);
  const excepted = term.unit === 'calendar-days' ? movedEnd(left, trace) : left.length > 0 && `trừ ${left.join(', ')}`;
  return [[printTerm(term), excepted].filter(Boolean).join(', '), ...notes].join('; ');
}

/** Plain days leave nothing out; only their end moves. */
function movedEnd(left: readonly string[], trace: readonly TraceRow[]): string | false {
  const due = trace.at(-1);
  return (
    left.length > 0 &&
    due !== undefined &&
    `hết hạn vào ngày nghỉ (${left.join(', ')}) nên tính đến ${printDay(due.day)}`
  );
}

/** Days in order, three or more in a row as '27/01–31/01'. */
function printDays(days: readonly WardDay[]): string[] {
  const rows: WardDay[][] = [];
  for (const day of days) {
    const row = rows.at(-1);
    if (row !== undefined && addDays(row.at(-1) as WardDay, 1) === day) row.push(day);
    else rows.push([day]);
  }
  return rows.flatMap((row) =>
    row.length < 3 ? row.map(printDay) : [`${printDay(row[0] as WardDay)}–${printDay(row.at(-1) as WardDay)}`],
  );
}

const reasonWords: Record<TraceReason, string> = {
  'working-day': 'ngày làm việc',
  'make-up-day': 'ngày làm bù',
  weekend: 'ngày nghỉ hằng tuần',
  'day-off': 'ngày nghỉ',
  holiday: 'nghỉ lễ, tết',
  'compensation-day': 'nghỉ bù',
  'swapped-day': 'nghỉ hoán đổi',
  'received-after-close': 'tiếp nhận sau giờ làm việc',
  'after-cut-off': 'tiếp nhận sau giờ chốt',
  'day-of-receipt': 'ngày tiếp nhận',
  'plain-day': 'tính theo ngày liên tục',
  'serving-only': 'mở cửa phục vụ, không tính vào thời hạn',
  'outside-office-hours': 'ngoài giờ làm việc',
  paused: 'tạm dừng tính thời hạn',
};

/** 'T7 26/04: tính – ngày làm bù', 'T5 24/04 09:00–11:30: tính 150 phút – ngày làm việc' */
export function printTraceRow({ day, counted, why, from, to, source }: TraceRow): string {
  const part = from === undefined ? '' : ` ${from}–${to}`;
  const said = counted === 0 ? 'không tính' : from === undefined ? 'tính' : `tính ${counted} phút`;
  const ground = source === undefined ? '' : ` (${source})`;
  return `${weekdays[weekdayOf(day)]} ${printDay(day)}${part}: ${said} – ${reasonWords[why]}${ground}`;
}
