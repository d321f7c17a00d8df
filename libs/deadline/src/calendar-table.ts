import type { Calendar, DayKind } from './calendar';
import { CalendarEndError } from './calendar-end-error';
import { type DayNumber, dayNumberOf, dayOfNumber, weekdayOfNumber } from './ward-time';

/** A calendar worked out once for each of its days, by place: 0 is its first day. Counting looks up, it never walks. */
export type CalendarTable = {
  readonly firstDay: DayNumber;
  readonly kinds: readonly DayKind[];
  /** Counted days before the day at this place; one more place than days. */
  readonly countedBefore: Int32Array;
  /** The days that count, in order. */
  readonly countedDays: Int32Array;
};

/** Calendars are immutable, so each is worked out once. */
const tables = new WeakMap<Calendar, CalendarTable>();

export function tableOf(calendar: Calendar): CalendarTable {
  const known = tables.get(calendar);
  if (known !== undefined) return known;
  const [firstDay, lastDay] = [dayNumberOf(calendar.firstDay), dayNumberOf(calendar.lastDay)];
  const [daysOff, makeUpDays] = [
    new Set(calendar.daysOff.map(dayNumberOf)),
    new Set(calendar.makeUpDays.map(dayNumberOf)),
  ];
  const kinds: DayKind[] = [];
  const countedBefore = new Int32Array(lastDay - firstDay + 2);
  const countedDays: DayNumber[] = [];
  for (let day = firstDay; day <= lastDay; day += 1) {
    const kind = kindOf(day, daysOff, makeUpDays);
    kinds.push(kind);
    if (isCountedKind(kind)) countedDays.push(day);
    countedBefore[kinds.length] = countedDays.length;
  }
  const table = { firstDay, kinds, countedBefore, countedDays: Int32Array.from(countedDays) };
  tables.set(calendar, table);
  return table;
}

function kindOf(day: DayNumber, daysOff: ReadonlySet<DayNumber>, makeUpDays: ReadonlySet<DayNumber>): DayKind {
  if (makeUpDays.has(day)) return 'make-up-day';
  if (daysOff.has(day)) return 'day-off';
  const weekday = weekdayOfNumber(day);
  return weekday === 0 || weekday === 6 ? 'weekend' : 'working-day';
}

export function isCountedKind(kind: DayKind): boolean {
  return kind === 'working-day' || kind === 'make-up-day';
}

/** Errors: `CalendarEndError`. */
export function kindAt(day: DayNumber, calendar: Calendar): DayKind {
  const { firstDay, kinds } = tableOf(calendar);
  const kind = kinds[day - firstDay];
  if (kind === undefined) throw calendarEnd(day, calendar);
  return kind;
}

/** Counted days of the calendar up to and including this one. Errors: `CalendarEndError`. */
export function countedUpTo(day: DayNumber, calendar: Calendar): number {
  const { firstDay, kinds, countedBefore } = tableOf(calendar);
  const place = day - firstDay;
  if (place < 0 || place >= kinds.length) throw calendarEnd(day, calendar);
  return countedBefore[place + 1] as number;
}

/** The `count`-th counted day after `day`; `count` > 0. Errors: `CalendarEndError`. */
export function countedDayAfter(day: DayNumber, count: number, calendar: Calendar): DayNumber {
  const found = tableOf(calendar).countedDays[countedUpTo(day, calendar) + count - 1];
  if (found === undefined) throw calendarEnd(dayNumberOf(calendar.lastDay) + 1, calendar);
  return found;
}

/** Said of a day that the calendar does not know. */
export function calendarEnd(day: DayNumber, { id, firstDay, lastDay }: Calendar): CalendarEndError {
  return new CalendarEndError(dayOfNumber(day), id, firstDay, lastDay);
}
