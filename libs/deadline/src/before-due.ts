import type { Calendar } from './calendar';
import type { OfficeHours } from './office-hours';
import { minutesOfHours, type Term } from './term';
import { type Instant, instantOfMinute, wardMinuteOf } from './ward-time';
import { workedBefore } from './working-minutes';

/** Longer than two working days (16 working hours); plain days are taken by their number, a same-day term is short. */
export function isLongTerm({ unit, amount }: Term): boolean {
  if (unit === 'same-day') return false;
  return unit === 'working-hours' ? amount > 16 : amount > 2;
}

/** Half of what a short term gives, in working minutes: a day is eight working hours. */
export function halfTermMinutes({ unit, amount }: Term): number {
  if (unit === 'same-day') return 240;
  return Math.floor((unit === 'working-hours' ? minutesOfHours(amount) : amount * 480) / 2);
}

/**
 * An instant from which so many office minutes remain until `dueAt`; the earliest, where the office is closed between.
 * Errors: `CalendarEndError`, also where the calendar begins later than that.
 */
export function workingMinutesBefore(
  dueAt: Instant,
  minutes: number,
  calendar: Calendar,
  officeHours: OfficeHours,
): Instant {
  return instantOfMinute(workedBefore(wardMinuteOf(dueAt), minutes, calendar, officeHours));
}
