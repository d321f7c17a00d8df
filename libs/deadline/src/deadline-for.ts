import { countFrom, type DeadlineRequest, type DueAt } from './count';
import type { Term } from './term';
import { traceOf } from './trace';
import type { TraceRow } from './trace-row';
import { type Instant, instantOfMinute, wardMinuteOf } from './ward-time';

/** `ruleId` names the rule and its version; with calendar and office hours it makes the result repeatable. */
export type Deadline = {
  readonly dueAt: Instant;
  readonly ruleId: string;
  readonly calendarId: string;
  readonly officeHoursVersion: string;
  readonly trace: readonly TraceRow[];
};

/**
 * When a dossier falls due (DESIGN §8). The day of receipt is day 0; a receipt outside office hours or after the term's
 * cut-off counts from the next opening, so after close or on a day off day 0 is the next counted day. Whole minutes.
 * A term in calendar days ends at close, and on the next counted day when it ends on a day off (Civil Code 2015
 * art. 148(5)). What stops or extends the clock does so up to the due minute; afterwards it moves nothing.
 * Errors: `RangeError` that names what is wrong; `CalendarEndError`.
 */
export function deadlineFor(request: DeadlineRequest): Deadline {
  const received = wardMinuteOf(request.receivedAt);
  const count = countFrom(received, request);
  return {
    dueAt: instantOfMinute(count.due),
    ruleId: `${ruleOf(count.term, request)}.1`,
    calendarId: request.calendar.id,
    officeHoursVersion: request.officeHours.version,
    trace: traceOf(received, count, request.calendar, request.officeHours),
  };
}

/** What a rule of this engine lets a term fall due at; undefined for a rule of another (a register's own dates). */
export function dueAtOfRule(ruleId: string): DueAt | undefined {
  if (ruleId === 'working-days.close.1') return 'close';
  return ['working-days.same-minute.1', 'calendar-days.close.1', 'working-hours.1', 'same-day.1'].includes(ruleId)
    ? 'same-minute'
    : undefined;
}

function ruleOf({ unit }: Term, { dueAt = 'same-minute' }: DeadlineRequest): string {
  switch (unit) {
    case 'working-days':
      return `working-days.${dueAt}`;
    case 'calendar-days':
      return 'calendar-days.close';
    case 'working-hours':
    case 'same-day':
      return unit;
  }
}
