import type { Calendar, DayKind } from './calendar';
import { type DayOffGround, dayOffGroundOf } from './calendar-decision';
import { isCountedKind, kindAt } from './calendar-table';
import type { Count } from './count';
import { type OfficeDays, officeDaysOf } from './office-days';
import type { OfficeHours } from './office-hours';
import { periodsOn, servesOn } from './opening';
import { type Pause, standstillsOf, stoodDaysOf } from './pause';
import {
  clockOf,
  type DayNumber,
  dayNumberOfMinute,
  dayOfNumber,
  minutesInDay,
  type WardDay,
  type WardMinute,
} from './ward-time';

/** Why time counted or did not; codes, so that each page can say it in its own language. */
export type TraceReason =
  | DayKind
  | DayOffGround
  | 'received-after-close'
  | 'after-cut-off'
  | 'day-of-receipt'
  | 'plain-day'
  | 'serving-only'
  | 'outside-office-hours'
  | 'paused';

/**
 * `counted` is in the trace's unit: days (1 or 0), or minutes of a term in hours. `from`..`to` ('HH:mm', half open) only
 * of a term in hours, whose rows cover every minute from the receipt to the due minute. `source`: the decision by which
 * a day is off; `groundCode`: of a pause.
 */
export type TraceRow = {
  readonly day: WardDay;
  readonly counted: number;
  readonly why: TraceReason;
  readonly from?: string;
  readonly to?: string;
  readonly source?: string;
  readonly groundCode?: string;
};

/** From the receipt to the due minute; `counted` sums to the term in its own unit (same day: one). */
export function traceOf(
  received: WardMinute,
  count: Count,
  calendar: Calendar,
  officeHours: OfficeHours,
  pauses: readonly Pause[],
): TraceRow[] {
  return count.term.unit === 'working-hours'
    ? traceMinutes(received, count, calendar, officeHours, pauses)
    : traceDays(received, count, calendar, officeHours, pauses);
}

function traceDays(
  received: WardMinute,
  { term, start, afterCutOff, stood, due }: Count,
  calendar: Calendar,
  officeHours: OfficeHours,
  pauses: readonly Pause[],
): TraceRow[] {
  const [first, day0, last] = [dayNumberOfMinute(received), dayNumberOfMinute(start), dayNumberOfMinute(due)];
  const rows = rowsOf(first, last, calendar, officeHours);
  const say = (day: DayNumber, counted: number, why: TraceReason, groundCode?: string): void => {
    rows[day - first] = { day: dayOfNumber(day), counted, why, ...(groundCode !== undefined && { groundCode }) };
  };
  for (let day = first; day < day0; day += 1) {
    if (isCountedKind(kindAt(day, calendar))) say(day, 0, afterCutOff ? 'after-cut-off' : 'received-after-close');
  }
  if (term.unit !== 'same-day') say(day0, 0, 'day-of-receipt');
  for (const standstill of stood) {
    const days = stoodDaysOf(standstill, calendar, officeHours);
    for (let day = days.first + 1; day <= days.last; day += 1) {
      if (term.unit === 'calendar-days' || isCountedKind(kindAt(day, calendar))) {
        say(day, 0, 'paused', groundOfDay(day, pauses, calendar, officeHours));
      }
    }
  }
  if (term.unit !== 'calendar-days') return rows;
  // Plain days count although nobody works, but the last of them: on a day off the term ends with the next counted day.
  let left = term.amount;
  for (let day = day0 + 1; day <= last; day += 1) {
    if (rows[day - first]?.why === 'paused') continue;
    const counts = isCountedKind(kindAt(day, calendar));
    if (!counts && left > 1) say(day, 1, 'plain-day');
    if (counts || left > 1) left -= 1;
  }
  return rows;
}

function traceMinutes(
  received: WardMinute,
  count: Count,
  calendar: Calendar,
  officeHours: OfficeHours,
  pauses: readonly Pause[],
): TraceRow[] {
  const { start, due, stood } = count;
  const rows: TraceRow[] = [];
  for (let day = dayNumberOfMinute(received); day <= dayNumberOfMinute(due - 1); day += 1) {
    const midnight = day * minutesInDay;
    const [from, to] = [Math.max(received, midnight), Math.min(due, midnight + minutesInDay)];
    const [whole] = rowsOf(day, day, calendar, officeHours) as [TraceRow];
    if (!isCountedKind(kindAt(day, calendar))) {
      rows.push({ ...whole, ...clocks(from, to, midnight) });
      continue;
    }
    const periods = periodsOn(day, calendar, officeHours).map((period) => ({
      from: midnight + period.from,
      to: midnight + period.to,
    }));
    const bounds = [start, ...[...periods, ...stood].flatMap((part) => [part.from, part.to])];
    const cuts = [...new Set([from, ...bounds.filter((cut) => from < cut && cut < to), to])].sort((a, b) => a - b);
    for (const [place, end] of cuts.slice(1).entries()) {
      const begin = cuts[place] as WardMinute;
      const within = (part: { from: WardMinute; to: WardMinute }) => part.from <= begin && begin < part.to;
      const row = { day: whole.day, counted: 0, ...clocks(begin, end, midnight) };
      if (!periods.some(within)) rows.push({ ...row, why: 'outside-office-hours' });
      else if (begin < start) rows.push({ ...row, why: 'after-cut-off' });
      else if (stood.some(within)) rows.push({ ...row, why: 'paused', groundCode: groundOfMinute(begin, pauses) });
      else rows.push({ ...row, counted: end - begin, why: whole.why });
    }
  }
  return rows;
}

function clocks(from: WardMinute, to: WardMinute, midnight: WardMinute): { from: string; to: string } {
  return { from: clockOf(from - midnight), to: clockOf(to - midnight) };
}

function groundOfDay(
  day: DayNumber,
  pauses: readonly Pause[],
  calendar: Calendar,
  officeHours: OfficeHours,
): string | undefined {
  return pauses.find((pause) => {
    const [standstill] = standstillsOf([pause]);
    if (standstill === undefined) return false;
    const { first, last } = stoodDaysOf(standstill, calendar, officeHours);
    return first < day && day <= last;
  })?.groundCode;
}

function groundOfMinute(minute: WardMinute, pauses: readonly Pause[]): string {
  const pause = pauses.find((each) => standstillsOf([each]).some(({ from, to }) => from <= minute && minute < to));
  return (pause as Pause).groundCode;
}

/** Most traces say of a day what every other one says of it, so those rows are made once. */
const usualRows = new WeakMap<OfficeDays, TraceRow[]>();

function rowsOf(first: DayNumber, last: DayNumber, calendar: Calendar, officeHours: OfficeHours): TraceRow[] {
  const days = officeDaysOf(calendar, officeHours);
  let rows = usualRows.get(days);
  if (rows === undefined) usualRows.set(days, (rows = []));
  const begin = first - days.table.firstDay;
  const end = last - days.table.firstDay + 1;
  for (let place = begin; place < end; place += 1) {
    rows[place] ??= usualRow(days.table.firstDay + place, calendar, officeHours);
  }
  return rows.slice(begin, end);
}

function usualRow(day: DayNumber, calendar: Calendar, officeHours: OfficeHours): TraceRow {
  const kind = kindAt(day, calendar);
  const name = dayOfNumber(day);
  if (isCountedKind(kind)) return Object.freeze({ day: name, counted: 1, why: kind });
  if (servesOn(day, calendar, officeHours)) return Object.freeze({ day: name, counted: 0, why: 'serving-only' });
  const off = dayOffGroundOf(name, calendar);
  return Object.freeze({ day: name, counted: 0, why: off?.ground ?? kind, ...(off && { source: off.source }) });
}
