import type { Calendar } from './calendar';
import { countedDayAfter, countedUpTo, isCountedKind, kindAt } from './calendar-table';
import type { OfficeHours } from './office-hours';
import { openMinuteFrom, sameMinuteOn } from './opening';
import type { Term } from './term';
import {
  type DayNumber,
  dayNumberOfMinute,
  type Instant,
  instantOfMinute,
  minuteOfDay,
  type WardMinute,
  wardMinuteOf,
} from './ward-time';
import { workedBetween, workedBy } from './working-minutes';

/** The clock stood still on a legal ground, [pausedAt, resumedAt); `resumedAt` null: it still does. */
export type Pause = {
  readonly groundCode: string;
  readonly pausedAt: Instant;
  readonly resumedAt: Instant | null;
};

/** A stretch in which the clock stands still. */
export type Standstill = { readonly from: WardMinute; readonly to: WardMinute };

export type EndedPause = Standstill & { readonly groundCode: string };

/** A pause that has not ended moves nothing yet. */
export function endedPausesOf(pauses: readonly Pause[]): EndedPause[] {
  return pauses.flatMap(({ groundCode, pausedAt, resumedAt }) =>
    resumedAt === null ? [] : [{ groundCode, ...standstill(pausedAt, resumedAt) }],
  );
}

/** Pauses in order, those that overlap or touch as one: how a pause was written down changes nothing. */
export function standstillsOf(ended: readonly Standstill[]): Standstill[] {
  const merged: Standstill[] = [];
  for (const { from, to } of ended.toSorted((a, b) => a.from - b.from)) {
    const before = merged.at(-1);
    if (before === undefined || from > before.to) merged.push({ from, to });
    else if (to > before.to) merged[merged.length - 1] = { from: before.from, to };
  }
  return merged;
}

function standstill(pausedAt: Instant, resumedAt: Instant): Standstill {
  const [from, to] = [wardMinuteOf(pausedAt), wardMinuteOf(resumedAt)];
  if (to < from) throw new RangeError(`A pause cannot end (${resumedAt}) before it began (${pausedAt}).`);
  return { from, to };
}

/** Days of a standstill, first < d ≤ last: from the day it counts from (day 0) to the day on which work can go on. */
export type StoodDays = { readonly first: DayNumber; readonly last: DayNumber };

export function stoodDaysOf({ from, to }: Standstill, calendar: Calendar, officeHours: OfficeHours): StoodDays {
  return {
    first: dayNumberOfMinute(openMinuteFrom(from, calendar, officeHours)),
    last: dayNumberOfMinute(openMinuteFrom(to, calendar, officeHours)),
  };
}

/** By how many days a term in this unit moves: counted ones, or plain ones. */
export function daysStood({ first, last }: StoodDays, unit: Term['unit'], calendar: Calendar): number {
  return unit === 'calendar-days' ? last - first : countedUpTo(last, calendar) - countedUpTo(first, calendar);
}

/** The day itself when it counts, else the next that does (Civil Code 2015 art. 148(5)). */
export function countedFrom(day: DayNumber, calendar: Calendar): DayNumber {
  return isCountedKind(kindAt(day, calendar)) ? day : countedDayAfter(day, 1, calendar);
}

/** A due instant as it stood when the clock stopped, and how long it stood still. */
export type PausedDeadline = {
  readonly dueAt: Instant;
  readonly term: Term;
  readonly pausedAt: Instant;
  readonly resumedAt: Instant;
  readonly calendar: Calendar;
  readonly officeHours: OfficeHours;
};

/**
 * The due instant after one pause (DESIGN §8). A term in days moves by the pause's counted days – from the day the pause
 * counts from (day 0) to the day work can go on – and keeps its minute; a term in hours moves by exactly the pause's
 * working minutes; a term in plain days by plain days. A term that had run out before the pause stays as it is: no pause
 * makes a late dossier timely. Several pauses of one dossier belong to `deadlineFor`, which knows where the term began.
 */
export function dueAfterPause({ dueAt, term, pausedAt, resumedAt, calendar, officeHours }: PausedDeadline): Instant {
  const due = wardMinuteOf(dueAt);
  const stood = standstill(pausedAt, resumedAt);
  if (stood.from > due) return instantOfMinute(due);
  if (term.unit === 'working-hours') {
    const minutes = workedBetween(stood.from, stood.to, calendar, officeHours);
    return instantOfMinute(workedBy(due, minutes, calendar, officeHours));
  }
  const days = daysStood(stoodDaysOf(stood, calendar, officeHours), term.unit, calendar);
  if (days === 0) return instantOfMinute(due);
  const dueDay = dayNumberOfMinute(due);
  const moved =
    term.unit === 'calendar-days' ? countedFrom(dueDay + days, calendar) : countedDayAfter(dueDay, days, calendar);
  return instantOfMinute(sameMinuteOn(moved, minuteOfDay(due), calendar, officeHours));
}
