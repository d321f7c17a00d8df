import type { Calendar } from './calendar';
import { dayOffGroundOf } from './calendar-decision';
import { isCountedKind, kindAt } from './calendar-table';
import { type OfficeDays, officeDaysOf } from './office-days';
import type { OfficeHours } from './office-hours';
import { servesOn } from './opening';
import type { TraceRow } from './trace-row';
import { type DayNumber, dayOfNumber } from './ward-time';

/** Most traces say of a day what every other one says of it, so those rows are made once. */
const usualRows = new WeakMap<OfficeDays, TraceRow[]>();

/** What a trace says of these days where nothing else happens. */
export function usualRowsOf(
  first: DayNumber,
  last: DayNumber,
  calendar: Calendar,
  officeHours: OfficeHours,
): TraceRow[] {
  const days = officeDaysOf(calendar, officeHours);
  let rows = usualRows.get(days);
  if (rows === undefined) usualRows.set(days, (rows = new Array<TraceRow>(days.table.kinds.length)));
  const begin = first - days.table.firstDay;
  const end = last - days.table.firstDay + 1;
  for (let place = begin; place < end; place += 1) {
    rows[place] ??= usualRow(days.table.firstDay + place, calendar, officeHours);
  }
  return rows.slice(begin, end);
}

function usualRow(day: DayNumber, calendar: Calendar, officeHours: OfficeHours): TraceRow {
  const kind = kindAt(day, calendar);
  const name = dayOfNumber(day);
  if (isCountedKind(kind)) return Object.freeze({ day: name, counted: 1, why: kind });
  if (servesOn(day, calendar, officeHours)) return Object.freeze({ day: name, counted: 0, why: 'serving-only' });
  const off = dayOffGroundOf(name, calendar);
  return Object.freeze({ day: name, counted: 0, why: off?.ground ?? kind, ...(off && { source: off.source }) });
}
