import { type Instant, instantOfMinute, wardMinuteOf } from './ward-time';

/** trước hạn / đúng hạn / quá hạn */
export type Timeliness = 'early' | 'on-time' | 'late';

/**
 * The resolution against the appointment, by the minute, as appointments are printed: on time is the minute of the
 * appointment, early an earlier one, late a later one. No other file of the platform compares these two instants.
 */
export function timelinessOf(resolvedAt: Instant, dueAt: Instant): Timeliness {
  const difference = wardMinuteOf(resolvedAt) - wardMinuteOf(dueAt);
  if (difference === 0) return 'on-time';
  return difference < 0 ? 'early' : 'late';
}

/** The first instant that is late: the minute after the due minute. As of T a pending dossier is overdue iff T ≥ it. */
export function overdueFrom(dueAt: Instant): Instant {
  return instantOfMinute(wardMinuteOf(dueAt) + 1);
}
