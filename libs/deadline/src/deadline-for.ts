import { addCountedDays, type Calendar, isCountedDay, nextCountedDay } from './calendar';
import { closeOf, minuteOfClock, type OfficeHours, openMinuteFrom } from './office-hours';
import { checkTerm, type Term } from './term';
import { type TraceDay, traceOf } from './trace';
import {
  addDays,
  dayOfMinute,
  firstMinuteOf,
  type Instant,
  instantOfMinute,
  minuteOfDay,
  type WardMinute,
  wardMinuteOf,
} from './ward-time';
import { workedBy } from './working-minutes';

/** What a term in working days falls due at: the office minute of the receipt, or the close of the day. */
export type DueAt = 'same-minute' | 'close';

export type DeadlineRequest = {
  readonly receivedAt: Instant;
  readonly term: Term;
  readonly calendar: Calendar;
  readonly officeHours: OfficeHours;
  readonly dueAt?: DueAt;
};

/** `ruleId` names the rule and its version; with calendar and office hours it makes the result repeatable. */
export type Deadline = {
  readonly dueAt: Instant;
  readonly ruleId: string;
  readonly calendarId: string;
  readonly officeHoursVersion: string;
  readonly trace: readonly TraceDay[];
};

/**
 * When a dossier falls due (DESIGN §8). The day of receipt is day 0; a receipt outside office hours counts from the
 * next opening, so after close or on a day off day 0 is the next counted day. Whole minutes.
 * A term in calendar days ends at close, and on the next counted day when it ends on a day off (Civil Code art. 148).
 */
export function deadlineFor(request: DeadlineRequest): Deadline {
  checkTerm(request.term);
  const received = wardMinuteOf(request.receivedAt);
  const start = openMinuteFrom(received, request.calendar, request.officeHours);
  const { due, rule } = dueMinute(start, request);
  return {
    dueAt: instantOfMinute(due),
    ruleId: `${rule}.1`,
    calendarId: request.calendar.id,
    officeHoursVersion: request.officeHours.version,
    trace: traceOf(request.term, dayOfMinute(received), dayOfMinute(start), dayOfMinute(due), request.calendar),
  };
}

function dueMinute(start: WardMinute, request: DeadlineRequest): { due: WardMinute; rule: string } {
  const { term, calendar, officeHours, dueAt = 'same-minute' } = request;
  const day = dayOfMinute(start);
  switch (term.unit) {
    case 'working-hours':
      return { due: workedBy(start, term.amount * 60, calendar, officeHours), rule: 'working-hours' };
    case 'same-day': {
      const tooLate = term.cutOff !== undefined && minuteOfDay(start) > minuteOfClock(term.cutOff);
      return { due: closeOf(tooLate ? nextCountedDay(day, calendar) : day, officeHours), rule: 'same-day' };
    }
    case 'calendar-days': {
      const last = addDays(day, term.amount);
      const counted = isCountedDay(last, calendar) ? last : nextCountedDay(last, calendar);
      return { due: closeOf(counted, officeHours), rule: 'calendar-days.close' };
    }
    case 'working-days': {
      const last = addCountedDays(day, term.amount, calendar);
      const due = dueAt === 'close' ? closeOf(last, officeHours) : firstMinuteOf(last) + minuteOfDay(start);
      return { due, rule: `working-days.${dueAt}` };
    }
  }
}
