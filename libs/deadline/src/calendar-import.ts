import type { Calendar } from './calendar';
import { type CalendarDecision, calendarOf } from './calendar-decision';
import { readDay, readDays, readFields, readList, readText, wrong } from './read-fields';

/**
 * A calendar from JSON, with `decisions` (checked and put together) or as plain lists of days. Lists may be left out.
 * Errors: `RangeError` that names the field, as `calendar.decisions[1].holidays[0]`.
 */
export function readCalendar(value: unknown): Calendar {
  const path = 'calendar';
  const fields = readFields(value, path);
  const id = readText(fields, 'id', path);
  if (fields.decisions !== undefined) {
    return calendarOf(
      id,
      readList(fields, 'decisions', path).map((decision, place) =>
        readDecision(decision, `${path}.decisions[${place}]`),
      ),
    );
  }
  const calendar = {
    id,
    firstDay: readDay(fields.firstDay, `${path}.firstDay`),
    lastDay: readDay(fields.lastDay, `${path}.lastDay`),
    daysOff: readDays(fields, 'daysOff', path),
    makeUpDays: readDays(fields, 'makeUpDays', path),
    toVerify: readList(fields, 'toVerify', path).map(Number),
  };
  const { firstDay, lastDay, daysOff, makeUpDays } = calendar;
  if (firstDay > lastDay) throw wrong(`${path}.lastDay`, `${firstDay} or later`, lastDay);
  const contradicted = daysOff.find((day) => makeUpDays.includes(day));
  if (contradicted !== undefined) throw wrong(`${path}.makeUpDays`, 'of days that are not off', contradicted);
  return calendar;
}

/** One decision from JSON: what is added to the decisions of a calendar that is there, for the next year. */
export function readDecision(value: unknown, path = 'decision'): CalendarDecision {
  const fields = readFields(value, path);
  return {
    source: readText(fields, 'source', path),
    firstDay: readDay(fields.firstDay, `${path}.firstDay`),
    lastDay: readDay(fields.lastDay, `${path}.lastDay`),
    holidays: readDays(fields, 'holidays', path),
    compensationDays: readDays(fields, 'compensationDays', path),
    swappedDays: readDays(fields, 'swappedDays', path),
    makeUpDays: readDays(fields, 'makeUpDays', path),
    toVerify: fields.toVerify === true,
  };
}
