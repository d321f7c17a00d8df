import type { CalendarDecision } from './calendar-decision';
import { countedDayAfter, countedUpTo, isCountedKind, kindAt } from './calendar-table';
import { dayNumberOf, dayOfNumber, type WardDay } from './ward-time';

/**
 * Which days count. Monday to Friday count unless they are `daysOff`; Saturdays and Sundays do not count unless they
 * are `makeUpDays`. Immutable once an event has named its id. `toVerify`: years not yet checked against the gazette.
 * `decisions` made it (`calendarOf`); a calendar that was only heard as lists of days has none.
 */
export type Calendar = {
  readonly id: string;
  readonly firstDay: WardDay;
  readonly lastDay: WardDay;
  readonly daysOff: readonly WardDay[];
  readonly makeUpDays: readonly WardDay[];
  readonly toVerify: readonly number[];
  readonly decisions?: readonly CalendarDecision[];
};

export type DayKind = 'working-day' | 'make-up-day' | 'weekend' | 'day-off';

/** Errors: `CalendarEndError`, as of every function here. */
export function dayKindOf(day: WardDay, calendar: Calendar): DayKind {
  return kindAt(dayNumberOf(day), calendar);
}

export function isCountedDay(day: WardDay, calendar: Calendar): boolean {
  return isCountedKind(dayKindOf(day, calendar));
}

/** The first counted day after `day`, which itself need not be counted. */
export function nextCountedDay(day: WardDay, calendar: Calendar): WardDay {
  return addCountedDays(day, 1, calendar);
}

/** Moves `count` counted days on; 0 leaves the day as it is. */
export function addCountedDays(day: WardDay, count: number, calendar: Calendar): WardDay {
  return count <= 0 ? day : dayOfNumber(countedDayAfter(dayNumberOf(day), count, calendar));
}

/** Counted days d with after < d ≤ upTo: the day one counts from is day 0. 0 when upTo is not later. */
export function countedDaysBetween(after: WardDay, upTo: WardDay, calendar: Calendar): number {
  if (upTo <= after) return 0;
  return countedUpTo(dayNumberOf(upTo), calendar) - countedUpTo(dayNumberOf(after), calendar);
}
