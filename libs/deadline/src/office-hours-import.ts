import { type HoursOfSomeDays, minuteOfClock, type OfficeHours, type OfficePeriod } from './office-hours';
import { type Fields, readDay, readFields, readList, readText, wrong } from './read-fields';

/** Office hours from JSON. Errors: `RangeError` that names the field, as `officeHours.exceptions[0].periods[1].from`. */
export function readOfficeHours(value: unknown): OfficeHours {
  const path = 'officeHours';
  const fields = readFields(value, path);
  return {
    version: readText(fields, 'version', path),
    periods: readPeriods(fields, path),
    exceptions: readList(fields, 'exceptions', path).map((each, place) =>
      readHours(each, `${path}.exceptions[${place}]`),
    ),
    serving: readList(fields, 'serving', path).map((each, place) => readHours(each, `${path}.serving[${place}]`)),
  };
}

function readHours(value: unknown, path: string): HoursOfSomeDays {
  const fields = readFields(value, path);
  const { weekdays, from, to } = fields;
  return {
    ...(weekdays !== undefined && { weekdays: readList(fields, 'weekdays', path).map(Number) }),
    ...(from !== undefined && { from: readDay(from, `${path}.from`) }),
    ...(to !== undefined && { to: readDay(to, `${path}.to`) }),
    periods: readPeriods(fields, path),
  };
}

function readPeriods(fields: Fields, path: string): OfficePeriod[] {
  return readList(fields, 'periods', path).map((value, place) => {
    const where = `${path}.periods[${place}]`;
    const period = readFields(value, where);
    return { from: readClock(period, 'from', where), to: readClock(period, 'to', where) };
  });
}

function readClock(fields: Fields, name: string, path: string): string {
  const value = fields[name];
  try {
    minuteOfClock(value as string);
  } catch {
    throw wrong(`${path}.${name}`, 'a time of day such as 07:30', value);
  }
  return value as string;
}
