import type { Calendar } from './calendar';
import { countedDayAfter, isCountedKind, kindAt } from './calendar-table';
import { type MinutePeriod, officeDaysOf } from './office-days';
import type { OfficeHours } from './office-hours';
import {
  type DayNumber,
  dayNumberOfMinute,
  type Instant,
  instantOfMinute,
  minuteOfDay,
  minutesInDay,
  type WardMinute,
  wardMinuteOf,
} from './ward-time';

/** The open periods of a counted day, never none. */
export function periodsOn(day: DayNumber, calendar: Calendar, officeHours: OfficeHours): readonly MinutePeriod[] {
  const { table, periods } = officeDaysOf(calendar, officeHours);
  return periods[day - table.firstDay] as readonly MinutePeriod[];
}

/** Whether the office serves on a day that does not count. */
export function servesOn(day: DayNumber, calendar: Calendar, officeHours: OfficeHours): boolean {
  return !isCountedKind(kindAt(day, calendar)) && periodsOn(day, calendar, officeHours).length > 0;
}

/** The minute at which the office opens on a counted day. */
export function openingOf(day: DayNumber, calendar: Calendar, officeHours: OfficeHours): WardMinute {
  return day * minutesInDay + (periodsOn(day, calendar, officeHours)[0] as MinutePeriod).from;
}

/** The minute at which the office closes on a counted day. */
export function closeOf(day: DayNumber, calendar: Calendar, officeHours: OfficeHours): WardMinute {
  return day * minutesInDay + (periodsOn(day, calendar, officeHours).at(-1) as MinutePeriod).to;
}

/** The minute itself when the office is open, else the next minute at which it opens. Errors: `CalendarEndError`. */
export function openMinuteFrom(minute: WardMinute, calendar: Calendar, officeHours: OfficeHours): WardMinute {
  const day = dayNumberOfMinute(minute);
  if (isCountedKind(kindAt(day, calendar))) {
    const time = minuteOfDay(minute);
    const period = periodsOn(day, calendar, officeHours).find(({ to }) => time < to);
    if (period !== undefined) return day * minutesInDay + Math.max(time, period.from);
  }
  return openingOf(countedDayAfter(day, 1, calendar), calendar, officeHours);
}

/**
 * The same office minute on another counted day. Where that day is closed then (a half day, a longer lunch), the close
 * before it: nobody is asked to come to a closed door; before opening, the opening.
 */
export function sameMinuteOn(day: DayNumber, time: number, calendar: Calendar, officeHours: OfficeHours): WardMinute {
  const begun = periodsOn(day, calendar, officeHours).findLast(({ from }) => from <= time);
  if (begun === undefined) return openingOf(day, calendar, officeHours);
  return day * minutesInDay + Math.min(time, begun.to);
}

/** The instant from which a receipt counts: its own minute within office hours, else the next opening. */
export function countsFrom(instant: Instant, calendar: Calendar, officeHours: OfficeHours): Instant {
  return instantOfMinute(openMinuteFrom(wardMinuteOf(instant), calendar, officeHours));
}

/** When the office opens on the last counted day before the day of an instant. Errors: `CalendarEndError`. */
export function openingOfDayBefore(instant: Instant, calendar: Calendar, officeHours: OfficeHours): Instant {
  let day = dayNumberOfMinute(wardMinuteOf(instant)) - 1;
  while (!isCountedKind(kindAt(day, calendar))) day -= 1;
  return instantOfMinute(openingOf(day, calendar, officeHours));
}
