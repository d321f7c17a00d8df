/** A moment: ISO 8601, UTC, milliseconds ('2025-07-01T02:30:00.000Z'). */
export type Instant = string;

/** A day on the wall calendar of a ward: 'YYYY-MM-DD', UTC+7. */
export type WardDay = string;

/** Whole minutes since 1970-01-01 00:00 on a ward's clock. Internal unit of this library. */
export type WardMinute = number;

/** Whole days since 1970-01-01 on a ward's wall calendar. Internal unit of this library. */
export type DayNumber = number;

const minuteInMs = 60_000;
export const minutesInDay = 1440;

/** Vietnam has one zone and no daylight saving, so ward time is UTC plus a constant. */
const wardOffsetMinutes = 7 * 60;

const instantShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const dayShape = /^(\d{4})-(0[1-9]|1[0-2])-(\d{2})$/;

/** Seconds are cut: what the law prints and this platform judges is the minute. */
export function wardMinuteOf(instant: Instant): WardMinute {
  const ms = instantShape.test(instant) ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(ms)) throw new RangeError(`'${instant}' is not an instant such as 2025-07-01T02:30:00.000Z.`);
  return Math.floor(ms / minuteInMs) + wardOffsetMinutes;
}

export function instantOfMinute(minute: WardMinute): Instant {
  const utc = minute - wardOffsetMinutes;
  return `${dayOfNumber(dayNumberOfMinute(utc))}T${clockOf(minuteOfDay(utc))}:00.000Z`;
}

/** The ward-local day in which an instant lies. */
export function wardDayOf(instant: Instant): WardDay {
  return dayOfMinute(wardMinuteOf(instant));
}

/** The first instant of a ward-local day; the period from..to ends before startOfWardDay(addDays(to, 1)). */
export function startOfWardDay(day: WardDay): Instant {
  return instantOfMinute(firstMinuteOf(day));
}

export function dayOfMinute(minute: WardMinute): WardDay {
  return dayOfNumber(dayNumberOfMinute(minute));
}

export function minuteOfDay(minute: WardMinute): number {
  return minute - dayNumberOfMinute(minute) * minutesInDay;
}

const clocks = Array.from({ length: minutesInDay + 1 }, (_, minute) =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':'),
);

/** 'HH:mm' of a minute of the day; the end of the day is '24:00'. */
export function clockOf(minuteOfDay: number): string {
  return clocks[minuteOfDay] as string;
}

export function dayNumberOfMinute(minute: WardMinute): DayNumber {
  return Math.floor(minute / minutesInDay);
}

export function dayNumberOf(day: WardDay): DayNumber {
  return firstMinuteOf(day) / minutesInDay;
}

/** The same few thousand days are named again and again, and naming one is the dearest step of a deadline. */
const dayNames = new Map<DayNumber, WardDay>();

export function dayOfNumber(number: DayNumber): WardDay {
  const known = dayNames.get(number);
  if (known !== undefined) return known;
  const name = new Date(number * minutesInDay * minuteInMs).toISOString().slice(0, 10);
  dayNames.set(number, name);
  return name;
}

/** 0 = Sunday … 6 = Saturday; 1970-01-01 was a Thursday. */
export function weekdayOfNumber(number: DayNumber): number {
  return (((number + 4) % 7) + 7) % 7;
}

export function firstMinuteOf(day: WardDay): WardMinute {
  const [, year, month, date] = dayShape.exec(day) ?? [];
  const ms = Date.UTC(Number(year), Number(month) - 1, Number(date));
  // Date.UTC takes 30 February for 2 March; a day that does not exist must not pass.
  if (Number.isNaN(ms) || new Date(ms).getUTCDate() !== Number(date)) {
    throw new RangeError(`'${day}' is not a day such as 2025-07-01.`);
  }
  return ms / minuteInMs;
}

/** Plain days: weekends and days off count too. For deadlines use deadlineFor. */
export function addDays(day: WardDay, days: number): WardDay {
  return dayOfMinute(firstMinuteOf(day) + days * minutesInDay);
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(day: WardDay): number {
  return weekdayOfNumber(dayNumberOf(day));
}
