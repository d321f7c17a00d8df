import type { Calendar } from './calendar';
import { isCountedKind, kindAt } from './calendar-table';
import type { Count } from './count';
import type { OfficeHours } from './office-hours';
import { type EndedPause, type StoodDays, stoodDaysOf } from './pause';
import type { TraceReason, TraceRow } from './trace-row';
import { usualRowsOf } from './usual-rows';
import { type DayNumber, dayNumberOfMinute, dayOfNumber, type WardMinute } from './ward-time';

/** A row for each day from the receipt to the due day. */
export function traceDays(
  received: WardMinute,
  { term, start, afterCutOff, stood, pauses, due }: Count,
  calendar: Calendar,
  officeHours: OfficeHours,
): TraceRow[] {
  const [first, day0, last] = [dayNumberOfMinute(received), dayNumberOfMinute(start), dayNumberOfMinute(due)];
  const rows = usualRowsOf(first, last, calendar, officeHours);
  const say = (day: DayNumber, counted: number, why: TraceReason, groundCode?: string): void => {
    const row = { day: dayOfNumber(day), counted, why };
    rows[day - first] = groundCode === undefined ? row : { ...row, groundCode };
  };
  for (let day = first; day < day0; day += 1) {
    if (isCountedKind(kindAt(day, calendar))) say(day, 0, afterCutOff ? 'after-cut-off' : 'received-after-close');
  }
  if (term.unit !== 'same-day') say(day0, 0, 'day-of-receipt');
  // A pause outside the term moved nothing, and may lie outside the calendar.
  const grounds = pauses
    .filter(({ from, to }) => start < to && from <= due)
    .map((pause) => daysOfPause(pause, calendar, officeHours));
  for (const standstill of stood) {
    const days = stoodDaysOf(standstill, calendar, officeHours);
    for (let day = days.first + 1; day <= days.last; day += 1) {
      if (term.unit === 'calendar-days' || isCountedKind(kindAt(day, calendar))) {
        say(day, 0, 'paused', groundOfDay(day, grounds));
      }
    }
  }
  if (term.unit !== 'calendar-days') return rows;
  // Plain days count although nobody works, but the last of them: on a day off the term ends with the next counted day.
  let left = term.amount;
  for (let day = day0 + 1; day <= last; day += 1) {
    if (rows[day - first]?.why === 'paused') continue;
    const counts = isCountedKind(kindAt(day, calendar));
    if (!counts && left > 1) say(day, 1, 'plain-day');
    if (counts || left > 1) left -= 1;
  }
  return rows;
}

type DaysOfPause = StoodDays & Pick<EndedPause, 'groundCode'>;

function daysOfPause(pause: EndedPause, calendar: Calendar, officeHours: OfficeHours): DaysOfPause {
  return { ...stoodDaysOf(pause, calendar, officeHours), groundCode: pause.groundCode };
}

function groundOfDay(day: DayNumber, grounds: readonly DaysOfPause[]): string | undefined {
  return grounds.find(({ first, last }) => first < day && day <= last)?.groundCode;
}
