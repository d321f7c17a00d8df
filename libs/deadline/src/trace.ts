import type { Calendar } from './calendar';
import type { Count } from './count';
import type { OfficeHours } from './office-hours';
import { traceDays } from './trace-days';
import { traceMinutes } from './trace-minutes';
import type { TraceRow } from './trace-row';
import type { WardMinute } from './ward-time';

/** From the receipt to the due minute; `counted` sums to the term in its own unit (same day: one). */
export function traceOf(received: WardMinute, count: Count, calendar: Calendar, officeHours: OfficeHours): TraceRow[] {
  return count.term.unit === 'working-hours'
    ? traceMinutes(received, count, calendar, officeHours)
    : traceDays(received, count, calendar, officeHours);
}
