import { type Calendar, countAt, isCountedKind, kindAt } from './calendar';
import { type OfficeHours, periodsOf } from './office-hours';
import { type Instant, instantOfMinute, minuteOfDay, minutesInDay, type WardMinute, wardMinuteOf } from './ward-time';

/**
 * Office minutes on counted days in [from, to), both cut to the minute. Negative when `to` is earlier, so that
 * between(a, b) + between(b, c) = between(a, c) for every order of a, b, c.
 */
export function workingMinutesBetween(
  from: Instant,
  to: Instant,
  calendar: Calendar,
  officeHours: OfficeHours,
): number {
  return minutesUpTo(wardMinuteOf(to), calendar, officeHours) - minutesUpTo(wardMinuteOf(from), calendar, officeHours);
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

export function workedBy(start: WardMinute, minutes: number, calendar: Calendar, officeHours: OfficeHours): WardMinute {
  if (!Number.isInteger(minutes) || minutes < 0) throw new RangeError('Working minutes are whole and not negative.');
  if (minutes === 0) return start;
  const periods = periodsOf(officeHours);
  let left = minutes;
  for (let midnight = start - minuteOfDay(start); ; midnight += minutesInDay) {
    if (!isCountedKind(kindAt(midnight, calendar))) continue;
    for (const period of periods) {
      const from = Math.max(start, midnight + period.from);
      const open = midnight + period.to - from;
      if (open >= left) return from + left;
      left -= Math.max(open, 0);
    }
  }
}

/** Office minutes from the calendar's first day to this minute. */
function minutesUpTo(minute: WardMinute, calendar: Calendar, officeHours: OfficeHours): number {
  const { before, counted } = countAt(minute, calendar);
  const passed = (untilMinute: number) =>
    periodsOf(officeHours).reduce((sum, { from, to }) => sum + Math.max(0, Math.min(untilMinute, to) - from), 0);
  return before * passed(minutesInDay) + (counted ? passed(minuteOfDay(minute)) : 0);
}
