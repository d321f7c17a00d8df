import { type Calendar, type DayKind, isCountedKind, kindAt } from './calendar';
import type { Term } from './term';
import { addDays, dayOfMinute, firstMinuteOf, minutesInDay, type WardDay } from './ward-time';

/** Why a day counted or did not; codes, so that each page can say it in its own language. */
export type DayReason = DayKind | 'received-after-close' | 'day-of-receipt' | 'after-cut-off' | 'plain-day';

export type TraceDay = { readonly day: WardDay; readonly counted: boolean; readonly why: DayReason };

/** Every day from the receipt to the due day, each with the reason it counted or not. */
export function traceOf(term: Term, received: WardDay, start: WardDay, due: WardDay, calendar: Calendar): TraceDay[] {
  const trace: TraceDay[] = [];
  const last = firstMinuteOf(due);
  for (let minute = firstMinuteOf(received); minute <= last; minute += minutesInDay) {
    const day = dayOfMinute(minute);
    trace.push({ day, ...reasonFor(day, term, start, due, kindAt(minute, calendar)) });
  }
  return trace;
}

function reasonFor(
  day: WardDay,
  term: Term,
  start: WardDay,
  due: WardDay,
  kind: DayKind,
): { counted: boolean; why: DayReason } {
  const open = isCountedKind(kind);
  if (day < start) return { counted: false, why: open ? 'received-after-close' : kind };
  if (day === start && term.unit === 'same-day' && start < due) return { counted: false, why: 'after-cut-off' };
  if (day === start && (term.unit === 'working-days' || term.unit === 'calendar-days')) {
    return { counted: false, why: 'day-of-receipt' };
  }
  if (term.unit === 'calendar-days' && !open && day <= addDays(start, term.amount)) {
    // A plain day counts even when nobody works; a term that ends on one moves on to the next counted day.
    return day === addDays(start, term.amount) ? { counted: false, why: kind } : { counted: true, why: 'plain-day' };
  }
  return { counted: open, why: kind };
}
