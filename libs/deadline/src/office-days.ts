import type { Calendar } from './calendar';
import { type CalendarTable, isCountedKind, tableOf } from './calendar-table';
import { type HoursOfSomeDays, minuteOfClock, type OfficeHours, type OfficePeriod } from './office-hours';
import { type DayNumber, dayNumberOf, weekdayOfNumber } from './ward-time';

/** A period in minutes of the day, half open: from ≤ minute < to. */
export type MinutePeriod = { readonly from: number; readonly to: number };

/** A calendar with office hours, worked out once for each day, by place as in `CalendarTable`. */
export type OfficeDays = {
  readonly table: CalendarTable;
  /** The open periods of a counted day; those of serving on another day, which count for nothing. */
  readonly periods: readonly (readonly MinutePeriod[])[];
  /** Working minutes before the day; one more place than days. */
  readonly minutesBefore: Int32Array;
};

/** Calendars and office hours are immutable, so each pair is worked out once. */
const known = new WeakMap<Calendar, WeakMap<OfficeHours, OfficeDays>>();

/** Errors: `RangeError` where the office hours are not in order. */
export function officeDaysOf(calendar: Calendar, officeHours: OfficeHours): OfficeDays {
  const ofCalendar = known.get(calendar) ?? new WeakMap<OfficeHours, OfficeDays>();
  const found = ofCalendar.get(officeHours);
  if (found !== undefined) return found;
  const made = workOut(tableOf(calendar), officeHours);
  known.set(calendar, ofCalendar.set(officeHours, made));
  return made;
}

type ReadHours = {
  readonly weekdays: ReadonlySet<number> | undefined;
  readonly from: DayNumber;
  readonly to: DayNumber;
  readonly periods: readonly MinutePeriod[];
};

function workOut(table: CalendarTable, officeHours: OfficeHours): OfficeDays {
  const usual = readPeriods(officeHours.periods, officeHours, 'periods');
  const exceptions = (officeHours.exceptions ?? []).map((hours) => readHours(hours, officeHours, 'exceptions'));
  const serving = (officeHours.serving ?? []).map((hours) => readHours(hours, officeHours, 'serving'));
  const minutesBefore = new Int32Array(table.kinds.length + 1);
  const periods = table.kinds.map((kind, place) => {
    const day = table.firstDay + place;
    const counted = isCountedKind(kind);
    const open = counted ? (hoursOn(day, exceptions) ?? usual) : (hoursOn(day, serving) ?? []);
    const minutes = counted ? open.reduce((sum, { from, to }) => sum + to - from, 0) : 0;
    minutesBefore[place + 1] = (minutesBefore[place] as number) + minutes;
    return open;
  });
  return { table, periods, minutesBefore };
}

function hoursOn(day: DayNumber, rules: readonly ReadHours[]): readonly MinutePeriod[] | undefined {
  const weekday = weekdayOfNumber(day);
  return rules.findLast(({ weekdays, from, to }) => from <= day && day <= to && (weekdays?.has(weekday) ?? true))
    ?.periods;
}

function readHours(hours: HoursOfSomeDays, officeHours: OfficeHours, list: string): ReadHours {
  const wrong = hours.weekdays?.find((weekday) => !Number.isInteger(weekday) || weekday < 0 || weekday > 6);
  if (wrong !== undefined) {
    throw new RangeError(
      `Office hours ${officeHours.version}: ${list} names weekday ${wrong}; Sunday is 0, Saturday 6.`,
    );
  }
  return {
    weekdays: hours.weekdays && new Set(hours.weekdays),
    from: hours.from === undefined ? Number.NEGATIVE_INFINITY : dayNumberOf(hours.from),
    to: hours.to === undefined ? Number.POSITIVE_INFINITY : dayNumberOf(hours.to),
    periods: readPeriods(hours.periods, officeHours, list),
  };
}

function readPeriods(periods: readonly OfficePeriod[], { version }: OfficeHours, list: string): MinutePeriod[] {
  const read = periods.map(({ from, to }) => ({ from: minuteOfClock(from), to: minuteOfClock(to) }));
  const ascending = read.every((period, i) => period.from < period.to && period.from > (read[i - 1]?.to ?? -1));
  if (read.length === 0 || !ascending) {
    throw new RangeError(`Office hours ${version} need one or more periods in ascending order in ${list}.`);
  }
  return read;
}
