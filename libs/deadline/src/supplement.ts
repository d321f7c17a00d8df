import type { Calendar } from './calendar';
import { deadlineFor } from './deadline-for';
import type { OfficeHours } from './office-hours';
import type { Term } from './term';
import { timelinessOf } from './timeliness';
import { type Instant, wardDayOf } from './ward-time';

/** Papers asked for (form 02); `deliveredAt`: when the dossier was complete with them, null: not yet. */
export type Supplement = {
  readonly requestedAt: Instant;
  readonly reasonCode: string;
  readonly deliveredAt: Instant | null;
};

/** How long papers may be asked for with the clock starting anew (Decree 61/2018 art. 19(4)); a sector may say otherwise. */
export const supplementTerm: Term = { unit: 'working-days', amount: 3 };

/** Why a request leaves the appointment as it is; such requests are listed as the ward's. */
export type WardFault = 'asked-too-late' | 'asked-again' | 'appointment-passed';

/** What a request is judged by: the receipt and appointment in force when it was made, and the requests before it. */
export type SupplementSituation = {
  readonly receivedAt: Instant;
  readonly dueAt: Instant;
  /** When the request was made, or since when the clock stood still then. */
  readonly clockAt: Instant;
  readonly earlierRequests: number;
  /** Of the procedure's own law; without one, `supplementTerm`. */
  readonly askWithin?: Term;
  readonly calendar: Calendar;
  readonly officeHours: OfficeHours;
};

/**
 * Null: the clock stands still until the dossier is complete, then starts anew with a new receipt. The time for asking
 * ends with its last day (Civil Code 2015 art. 148), a term in hours with its minute. Errors: as `deadlineFor`.
 */
export function wardFaultOf(requestedAt: Instant, situation: SupplementSituation): WardFault | null {
  const { receivedAt, dueAt, clockAt, earlierRequests, askWithin = supplementTerm, calendar, officeHours } = situation;
  if (earlierRequests > 0) return 'asked-again';
  if (timelinessOf(clockAt, dueAt) === 'late') return 'appointment-passed';
  const { dueAt: until } = deadlineFor({ receivedAt, term: askWithin, calendar, officeHours });
  const inTime =
    askWithin.unit === 'working-hours'
      ? timelinessOf(requestedAt, until) !== 'late'
      : wardDayOf(requestedAt) <= wardDayOf(until);
  return inTime ? null : 'asked-too-late';
}
