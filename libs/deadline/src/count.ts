import type { Calendar } from './calendar';
import { countedDayAfter } from './calendar-table';
import { isAfterCutOff } from './cut-off';
import type { Extension } from './extension';
import type { OfficeHours } from './office-hours';
import { closeOf, openingOf, openMinuteFrom, sameMinuteOn } from './opening';
import {
  countedFrom,
  daysStood,
  type EndedPause,
  endedPausesOf,
  type Pause,
  type Standstill,
  standstillsOf,
  stoodDaysOf,
} from './pause';
import { checkTerm, minutesOfHours, type Term } from './term';
import {
  type DayNumber,
  dayNumberOfMinute,
  type Instant,
  minuteOfDay,
  type WardMinute,
  wardMinuteOf,
} from './ward-time';
import { workedBetween, workedBy } from './working-minutes';

/** What a term in working days falls due at: the office minute of the receipt, or the close of the day. */
export type DueAt = 'same-minute' | 'close';

/** `pauses` and `extensions` in any order; a pause that has not ended moves nothing yet. */
export type DeadlineRequest = {
  readonly receivedAt: Instant;
  readonly term: Term;
  readonly calendar: Calendar;
  readonly officeHours: OfficeHours;
  readonly dueAt?: DueAt;
  readonly pauses?: readonly Pause[];
  readonly extensions?: readonly Extension[];
};

/** A term worked out: from where it counts, what stood still, where it ends. */
export type Count = {
  readonly term: Term;
  readonly start: WardMinute;
  readonly afterCutOff: boolean;
  readonly stood: readonly Standstill[];
  /** Why it stood still when; they may overlap. */
  readonly pauses: readonly EndedPause[];
  readonly due: WardMinute;
};

/** What stops or extends the clock is taken in the order in which it happened. Errors: as `deadlineFor`. */
export function countFrom(received: WardMinute, request: DeadlineRequest): Count {
  const pauses = endedPausesOf(request.pauses ?? []);
  let count: Counted = countTerm(received, request.term, [], request);
  for (const change of changesOf(pauses, request.extensions ?? [])) {
    if (change.at > count.due) continue;
    if ('stood' in change) count = countTerm(received, count.term, [...count.stood, change.stood], request);
    else {
      const extended = countTerm(received, change.term, count.stood, request);
      if (extended.due > count.due) count = extended;
    }
  }
  return { ...count, pauses };
}

type Counted = Omit<Count, 'pauses'>;
type Change = { at: WardMinute; stood: Standstill } | { at: WardMinute; term: Term };

function changesOf(pauses: readonly EndedPause[], extensions: readonly Extension[]): Change[] {
  if (pauses.length === 0 && extensions.length === 0) return [];
  return [
    ...standstillsOf(pauses).map((stood) => ({ at: stood.from, stood })),
    ...extensions.map(({ decidedAt, term }) => ({ at: wardMinuteOf(decidedAt), term })),
  ].sort((a, b) => a.at - b.at);
}

function countTerm(received: WardMinute, term: Term, stood: readonly Standstill[], request: DeadlineRequest): Counted {
  checkTerm(term);
  const { calendar, officeHours } = request;
  const open = openMinuteFrom(received, calendar, officeHours);
  const afterCutOff = isAfterCutOff(open, term, calendar, officeHours);
  const start = afterCutOff
    ? openingOf(countedDayAfter(dayNumberOfMinute(open), 1, calendar), calendar, officeHours)
    : open;
  // What stood still before the term began to count took nothing from it.
  const within = stood.flatMap(({ from, to }) => (to <= start ? [] : [{ from: Math.max(from, start), to }]));
  return { term, start, afterCutOff, stood: within, due: dueMinute(start, term, within, request) };
}

function dueMinute(start: WardMinute, term: Term, stood: readonly Standstill[], request: DeadlineRequest): WardMinute {
  const { calendar, officeHours } = request;
  if (term.unit === 'working-hours') {
    const minutes = stood.reduce((sum, { from, to }) => sum + workedBetween(from, to, calendar, officeHours), 0);
    return workedBy(start, minutesOfHours(term.amount) + minutes, calendar, officeHours);
  }
  const day0 = dayNumberOfMinute(start);
  const last =
    term.unit === 'calendar-days'
      ? lastPlainDay(day0, term.amount, stood, request)
      : lastCountedDay(day0, term, stood, request);
  return term.unit === 'working-days' && request.dueAt !== 'close'
    ? sameMinuteOn(last, minuteOfDay(start), calendar, officeHours)
    : closeOf(last, calendar, officeHours);
}

function lastCountedDay(
  day0: DayNumber,
  { unit, amount }: Term,
  stood: readonly Standstill[],
  { calendar, officeHours }: DeadlineRequest,
): DayNumber {
  let count = unit === 'same-day' ? 0 : amount;
  for (const each of stood) count += daysStood(stoodDaysOf(each, calendar, officeHours), unit, calendar);
  return count === 0 ? day0 : countedDayAfter(day0, count, calendar);
}

function lastPlainDay(
  day0: DayNumber,
  amount: number,
  stood: readonly Standstill[],
  { calendar, officeHours }: DeadlineRequest,
): DayNumber {
  let last = day0 + amount;
  for (const each of stood) {
    const { first, last: resumed } = stoodDaysOf(each, calendar, officeHours);
    // The term may have ended on a day off before the pause and be due on the day on which it began.
    last = Math.max(last, first) + resumed - first;
  }
  return countedFrom(last, calendar);
}
