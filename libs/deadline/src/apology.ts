import type { Calendar } from './calendar';
import { countedUpTo, tableOf } from './calendar-table';
import { timelinessOf } from './timeliness';
import { addDays, dayNumberOf, dayOfNumber, type Instant, type WardDay, wardDayOf } from './ward-time';

/**
 * "Not later than one day before expiry" (Decree 61/2018 art. 19(9)): the calendar day before the due day, or, read
 * strictly, the working day before it. The two differ where the due day follows a weekend or a holiday.
 */
export type ApologyLimit = 'calendar-day' | 'working-day';

/** The last day on which an apology may be issued. Errors: `CalendarEndError`. */
export function lastApologyDay(dueAt: Instant, calendar: Calendar, limit: ApologyLimit = 'calendar-day'): WardDay {
  const before = addDays(wardDayOf(dueAt), -1);
  if (limit === 'calendar-day') return before;
  const counted = countedUpTo(dayNumberOf(before), calendar);
  return counted === 0 ? calendar.firstDay : dayOfNumber(tableOf(calendar).countedDays[counted - 1] as number);
}

/** Form 04. `earlierApologies`: how many this dossier has had. */
export type ApologyRequest = {
  readonly dueAt: Instant;
  readonly issuedAt: Instant;
  readonly newDate: Instant;
  readonly reasonCode: string | null;
  readonly earlierApologies: number;
  readonly calendar: Calendar;
  readonly limit?: ApologyLimit;
};

export type ApologyRefusal = 'already-apologised' | 'no-reason' | 'apology-too-late' | 'date-not-later';

/**
 * Why an apology may not be issued; null: it may. At most one new date, with a reason, in time, later than the
 * appointment (Decree 61/2018 art. 19(9)). It never moves the appointment.
 */
export function apologyRefusal(request: ApologyRequest): ApologyRefusal | null {
  const { dueAt, issuedAt, newDate, reasonCode, earlierApologies, calendar, limit } = request;
  if (earlierApologies > 0) return 'already-apologised';
  if (reasonCode === null || reasonCode === '') return 'no-reason';
  if (wardDayOf(issuedAt) > lastApologyDay(dueAt, calendar, limit)) return 'apology-too-late';
  return timelinessOf(newDate, dueAt) === 'late' ? null : 'date-not-later';
}
