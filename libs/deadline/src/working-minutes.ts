import type { Calendar } from './calendar';
import { calendarEnd, isCountedKind, tableOf } from './calendar-table';
import { officeDaysOf } from './office-days';
import type { OfficeHours } from './office-hours';
import {
  dayNumberOfMinute,
  type Instant,
  instantOfMinute,
  minuteOfDay,
  minutesInDay,
  type WardMinute,
  wardMinuteOf,
} from './ward-time';

/**
 * Office minutes on counted days in [from, to), both cut to the minute. Negative when `to` is earlier, so that
 * between(a, b) + between(b, c) = between(a, c) for every order of a, b, c. Errors: `CalendarEndError`.
 */
export function workingMinutesBetween(
  from: Instant,
  to: Instant,
  calendar: Calendar,
  officeHours: OfficeHours,
): number {
  return workedBetween(wardMinuteOf(from), wardMinuteOf(to), calendar, officeHours);
}

/** The earliest instant at which `minutes` office minutes have passed since `from` (so a day can end at its close). */
export function addWorkingMinutes(
  from: Instant,
  minutes: number,
  calendar: Calendar,
  officeHours: OfficeHours,
): Instant {
  return instantOfMinute(workedBy(wardMinuteOf(from), minutes, calendar, officeHours));
}

export function workedBetween(from: WardMinute, to: WardMinute, calendar: Calendar, officeHours: OfficeHours): number {
  return minutesUpTo(to, calendar, officeHours) - minutesUpTo(from, calendar, officeHours);
}

/** Errors: `RangeError` for minutes that are not whole or negative; `CalendarEndError`. */
export function workedBy(start: WardMinute, minutes: number, calendar: Calendar, officeHours: OfficeHours): WardMinute {
  if (!Number.isInteger(minutes) || minutes < 0) throw new RangeError('Working minutes are whole and not negative.');
  if (minutes === 0) return start;
  return minuteReaching(minutesUpTo(start, calendar, officeHours) + minutes, calendar, officeHours);
}

/** The earliest minute from which `minutes` office minutes are left until `end`. Errors: `CalendarEndError`. */
export function workedBefore(
  end: WardMinute,
  minutes: number,
  calendar: Calendar,
  officeHours: OfficeHours,
): WardMinute {
  const passed = minutesUpTo(end, calendar, officeHours) - minutes;
  if (passed <= 0) throw calendarEnd(tableOf(calendar).firstDay - 1, calendar);
  return minuteReaching(passed, calendar, officeHours);
}

/** Office minutes from the calendar's first day to this minute. */
function minutesUpTo(minute: WardMinute, calendar: Calendar, officeHours: OfficeHours): number {
  const { table, periods, minutesBefore } = officeDaysOf(calendar, officeHours);
  const day = dayNumberOfMinute(minute);
  const place = day - table.firstDay;
  const kind = table.kinds[place];
  if (kind === undefined) throw calendarEnd(day, calendar);
  let passed = minutesBefore[place] as number;
  if (!isCountedKind(kind)) return passed;
  const time = minuteOfDay(minute);
  for (const { from, to } of periods[place] ?? []) passed += Math.max(0, Math.min(time, to) - from);
  return passed;
}

/** The earliest minute by which so many office minutes of the calendar have passed; `total` > 0. */
function minuteReaching(total: number, calendar: Calendar, officeHours: OfficeHours): WardMinute {
  const { table, periods, minutesBefore } = officeDaysOf(calendar, officeHours);
  let [low, high] = [0, table.kinds.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((minutesBefore[middle + 1] as number) < total) low = middle + 1;
    else high = middle;
  }
  if (low === table.kinds.length) throw calendarEnd(table.firstDay + low, calendar);
  let left = total - (minutesBefore[low] as number);
  for (const { from, to } of periods[low] ?? []) {
    if (left <= to - from) return (table.firstDay + low) * minutesInDay + from + left;
    left -= to - from;
  }
  throw new Error('A day holds as many office minutes as its periods.');
}
