import type { Calendar, DayKind } from './calendar';
import { CalendarEndError } from './calendar-end-error';
import { countedUpTo, isCountedKind, kindAt } from './calendar-table';
import type { DeadlineRequest } from './count';
import { deadlineFor } from './deadline-for';
import { dayNumberOf, dayOfNumber, type Instant, type WardDay, wardDayOf } from './ward-time';

/** A clock that runs: what its appointment was computed from (the last receipt), and the appointment as printed. */
export type OpenClock = Omit<DeadlineRequest, 'calendar'> & {
  readonly dossierId: string;
  readonly printedDueAt: Instant;
};

/** A day that counts in one calendar and not in the other. */
export type ChangedDay = { readonly day: WardDay; readonly was: DayKind; readonly becomes: DayKind };

/** An appointment that the new calendar would give otherwise. Nothing moves by itself: an act with a reason does it. */
export type TouchedAppointment = {
  readonly dossierId: string;
  readonly printedDueAt: Instant;
  readonly wouldBeDueAt: Instant;
  /** Counted days of the new calendar from the printed day to the other, negative when it would fall earlier. */
  readonly movesByDays: number;
  /** The changed days between receipt and the later of the two appointments. */
  readonly because: readonly ChangedDay[];
};

/** A clock that one of the calendars cannot count, with the sentence that says so. */
export type UncountableClock = { readonly dossierId: string; readonly problem: string };

export type CalendarChange = {
  readonly changedDays: readonly ChangedDay[];
  readonly touched: readonly TouchedAppointment[];
  readonly uncountable: readonly UncountableClock[];
};

/**
 * Which open clocks a new calendar would touch, and how. A clock is touched when the two calendars give different due
 * minutes; a printed appointment that neither gives (taken over from a register) is compared as it was printed.
 * Errors: `RangeError` for a clock that no calendar could count.
 */
export function compareCalendars(from: Calendar, to: Calendar, clocks: readonly OpenClock[]): CalendarChange {
  const changedDays = changedDaysOf(from, to);
  const touched: TouchedAppointment[] = [];
  const uncountable: UncountableClock[] = [];
  for (const { dossierId, printedDueAt, ...request } of clocks) {
    try {
      const wouldBeDueAt = deadlineFor({ ...request, calendar: to }).dueAt;
      if (wouldBeDueAt === deadlineFor({ ...request, calendar: from }).dueAt) continue;
      const [first, until] = [wardDayOf(request.receivedAt), wardDayOf(later(printedDueAt, wouldBeDueAt))];
      touched.push({
        dossierId,
        printedDueAt,
        wouldBeDueAt,
        movesByDays: countedDays(printedDueAt, wouldBeDueAt, to),
        because: changedDays.filter(({ day }) => first <= day && day <= until),
      });
    } catch (error) {
      if (!(error instanceof CalendarEndError)) throw error;
      uncountable.push({ dossierId, problem: error.message });
    }
  }
  return { changedDays, touched, uncountable };
}

/**
 * Whether the newer calendar knows every day that the older one knows, and says the same of each: appointments counted by
 * the older one go on by the newer (the next year was added, nothing was moved).
 */
export function continuesCalendar(newer: Calendar, older: Calendar): boolean {
  return (
    newer.id === older.id ||
    (newer.firstDay <= older.firstDay && older.lastDay <= newer.lastDay && changedDaysOf(older, newer).length === 0)
  );
}

/** Over the days that both calendars know. */
function changedDaysOf(from: Calendar, to: Calendar): ChangedDay[] {
  const first = Math.max(dayNumberOf(from.firstDay), dayNumberOf(to.firstDay));
  const last = Math.min(dayNumberOf(from.lastDay), dayNumberOf(to.lastDay));
  const changed: ChangedDay[] = [];
  for (let day = first; day <= last; day += 1) {
    const [was, becomes] = [kindAt(day, from), kindAt(day, to)];
    if (isCountedKind(was) !== isCountedKind(becomes)) changed.push({ day: dayOfNumber(day), was, becomes });
  }
  return changed;
}

function later(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

function countedDays(from: Instant, to: Instant, calendar: Calendar): number {
  const [before, after] = [from, to].map((instant) => countedUpTo(dayNumberOf(wardDayOf(instant)), calendar));
  return (after as number) - (before as number);
}
