import {
  addDays,
  dayOfMinute,
  firstMinuteOf,
  minutesInDay,
  type WardDay,
  type WardMinute,
  weekdayOf,
} from './ward-time';

/**
 * Which days count. Monday to Friday count unless they are `daysOff`; Saturdays and Sundays do not count unless they
 * are `makeUpDays`. Immutable once an event has named its id. `toVerify`: years not yet checked against the gazette.
 */
export type Calendar = {
  readonly id: string;
  readonly firstDay: WardDay;
  readonly lastDay: WardDay;
  readonly daysOff: readonly WardDay[];
  readonly makeUpDays: readonly WardDay[];
  readonly toVerify: readonly number[];
};

export type DayKind = 'working-day' | 'make-up-day' | 'weekend' | 'day-off';

/** A day was asked for that the calendar does not know. To guess would print a wrong appointment. */
export class CalendarEndError extends Error {
  override readonly name = 'CalendarEndError';
  constructor(
    readonly day: WardDay,
    readonly calendarId: string,
    firstDay: WardDay,
    lastDay: WardDay,
  ) {
    super(
      `Day ${day} lies outside calendar ${calendarId}, which covers ${firstDay} to ${lastDay}; ` +
        'publish a calendar that covers this day and use that one.',
    );
  }
}

export function dayKindOf(day: WardDay, calendar: Calendar): DayKind {
  return kindAt(firstMinuteOf(day), calendar);
}

/** The kind of the day in which a minute lies. */
export function kindAt(minute: WardMinute, calendar: Calendar): DayKind {
  const { firstMinute, kinds } = tableOf(calendar);
  const kind = kinds[Math.floor((minute - firstMinute) / minutesInDay)];
  if (kind === undefined) throw endError(dayOfMinute(minute), calendar);
  return kind;
}

export function isCountedKind(kind: DayKind): boolean {
  return kind === 'working-day' || kind === 'make-up-day';
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
  let minute = firstMinuteOf(day);
  for (let left = count; left > 0; ) {
    minute += minutesInDay;
    if (isCountedKind(kindAt(minute, calendar))) left -= 1;
  }
  return dayOfMinute(minute);
}

/** Counted days d with after < d ≤ upTo: the day one counts from is day 0. 0 when upTo is not later. */
export function countedDaysBetween(after: WardDay, upTo: WardDay, calendar: Calendar): number {
  if (upTo <= after) return 0;
  const last = countAt(firstMinuteOf(upTo), calendar);
  const first = countAt(firstMinuteOf(after), calendar);
  return last.before + Number(last.counted) - first.before - Number(first.counted);
}

/** Counted days before the day of `minute`, and whether that day counts itself. */
export function countAt(
  minute: WardMinute,
  calendar: Calendar,
): { readonly before: number; readonly counted: boolean } {
  const { firstMinute, countedBefore } = tableOf(calendar);
  const place = Math.floor((minute - firstMinute) / minutesInDay);
  const [before, next] = [countedBefore[place], countedBefore[place + 1]];
  if (before === undefined || next === undefined) throw endError(dayOfMinute(minute), calendar);
  return { before, counted: next > before };
}

type Table = {
  readonly firstMinute: WardMinute;
  readonly kinds: readonly DayKind[];
  readonly countedBefore: readonly number[];
};

/** Calendars are immutable, so each is worked out once: a register asks for some ten thousand long spans. */
const tables = new WeakMap<Calendar, Table>();

function tableOf(calendar: Calendar): Table {
  const known = tables.get(calendar);
  if (known !== undefined) return known;
  const kinds: DayKind[] = [];
  const countedBefore = [0];
  for (let day = calendar.firstDay; day <= calendar.lastDay; day = addDays(day, 1)) {
    const kind = kindFromLists(day, calendar);
    countedBefore.push((countedBefore.at(-1) as number) + (isCountedKind(kind) ? 1 : 0));
    kinds.push(kind);
  }
  const table = { firstMinute: firstMinuteOf(calendar.firstDay), kinds, countedBefore };
  tables.set(calendar, table);
  return table;
}

function kindFromLists(day: WardDay, calendar: Calendar): DayKind {
  if (calendar.makeUpDays.includes(day)) return 'make-up-day';
  if (calendar.daysOff.includes(day)) return 'day-off';
  const weekday = weekdayOf(day);
  return weekday === 0 || weekday === 6 ? 'weekend' : 'working-day';
}

function endError(day: WardDay, { id, firstDay, lastDay }: Calendar): CalendarEndError {
  return new CalendarEndError(day, id, firstDay, lastDay);
}
