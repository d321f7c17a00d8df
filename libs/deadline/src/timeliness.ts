import {
  dayNumberOfMinute,
  type Instant,
  instantOfMinute,
  minuteOfDay,
  minutesInDay,
  type WardMinute,
  wardMinuteOf,
} from './ward-time';

/** trước hạn / đúng hạn / quá hạn */
export type Timeliness = 'early' | 'on-time' | 'late';

/**
 * How closely a resolution is compared with its appointment; a figure states it. The morning is up to 12:00 inclusive,
 * so that an appointment at the close of the morning belongs to it.
 */
export type Granularity = 'minute' | 'half-day' | 'day';

/**
 * The resolution against the appointment; by the minute, as appointments are printed, unless said otherwise: on time is
 * the minute (half day, day) of the appointment, early an earlier one, late a later one. No other file of the platform
 * compares these two instants. Errors: `RangeError` where one is not an instant.
 */
export function timelinessOf(resolvedAt: Instant, dueAt: Instant, granularity: Granularity = 'minute'): Timeliness {
  const resolved = lastMinuteOf(wardMinuteOf(resolvedAt), granularity);
  const due = lastMinuteOf(wardMinuteOf(dueAt), granularity);
  if (resolved === due) return 'on-time';
  return resolved < due ? 'early' : 'late';
}

/** The first instant that is late: the minute after the due one. As of T a pending dossier is overdue iff T ≥ it. */
export function overdueFrom(dueAt: Instant, granularity: Granularity = 'minute'): Instant {
  return instantOfMinute(lastMinuteOf(wardMinuteOf(dueAt), granularity) + 1);
}

const noon = 12 * 60;

/** The last minute of the stretch (minute, half day, day) in which a minute lies. */
function lastMinuteOf(minute: WardMinute, granularity: Granularity): WardMinute {
  if (granularity === 'minute') return minute;
  const midnight = dayNumberOfMinute(minute) * minutesInDay;
  const isMorning = granularity === 'half-day' && minuteOfDay(minute) <= noon;
  return midnight + (isMorning ? noon : minutesInDay - 1);
}
