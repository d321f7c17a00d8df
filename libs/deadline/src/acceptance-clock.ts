import type { Calendar } from './calendar';
import { type Deadline, deadlineFor } from './deadline-for';
import type { OfficeHours } from './office-hours';
import type { Term } from './term';
import type { Instant } from './ward-time';

/** An online filing is accepted, sent back or refused within 8 working hours (Decree 118/2025 arts 17–18). */
export const acceptanceTerm = { unit: 'working-hours', amount: 8 } as const satisfies Term;

/** When a filing must have been accepted, from the portal's reception. Errors: as `deadlineFor`. */
export function acceptanceDeadline(submittedAt: Instant, calendar: Calendar, officeHours: OfficeHours): Deadline {
  return deadlineFor({ receivedAt: submittedAt, term: acceptanceTerm, calendar, officeHours });
}
