import { type Calendar, isCountedDay, nextCountedDay } from './calendar';
import {
  dayOfMinute,
  firstMinuteOf,
  type Instant,
  instantOfMinute,
  minuteOfDay,
  type WardDay,
  type WardMinute,
  wardMinuteOf,
} from './ward-time';

/** 'HH:mm' on the ward's clock; `to` is the first minute that is no longer open. Periods ascend and do not touch. */
export type OfficePeriod = { readonly from: string; readonly to: string };

/** The hours that count on a counted day; a version is immutable once an event has named it. */
export type OfficeHours = { readonly version: string; readonly periods: readonly OfficePeriod[] };

/** 8 working hours, the day that local documents convert by (5 working days = 40 hours; regulations §3.1). */
export const standardOfficeHours: OfficeHours = {
  version: 'standard.1',
  periods: [
    { from: '07:30', to: '11:30' },
    { from: '13:00', to: '17:00' },
  ],
};

/** A period in minutes of the day, half open: from ≤ minute < to. */
export type MinutePeriod = { readonly from: number; readonly to: number };

/** Office hours are immutable, so each is read once. */
const readPeriods = new WeakMap<OfficeHours, readonly MinutePeriod[]>();

export function periodsOf(officeHours: OfficeHours): readonly MinutePeriod[] {
  const known = readPeriods.get(officeHours);
  if (known !== undefined) return known;
  const periods = officeHours.periods.map(({ from, to }) => ({ from: minuteOfClock(from), to: minuteOfClock(to) }));
  const ascending = periods.every((period, i) => period.from < period.to && period.from > (periods[i - 1]?.to ?? -1));
  if (periods.length === 0 || !ascending) {
    throw new RangeError(`Office hours ${officeHours.version} need one or more periods in ascending order.`);
  }
  readPeriods.set(officeHours, periods);
  return periods;
}

/** 'HH:mm' as a minute of the day. */
export function minuteOfClock(clock: string): number {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(clock);
  if (parts === null) throw new RangeError(`'${clock}' is not a time of day such as 07:30.`);
  return Number(parts[1]) * 60 + Number(parts[2]);
}

/** The minute of `day` at which the office closes. */
export function closeOf(day: WardDay, officeHours: OfficeHours): WardMinute {
  return firstMinuteOf(day) + (periodsOf(officeHours).at(-1) as MinutePeriod).to;
}

/** The minute itself when the office is open, else the next minute at which it opens. */
export function openMinuteFrom(minute: WardMinute, calendar: Calendar, officeHours: OfficeHours): WardMinute {
  const periods = periodsOf(officeHours);
  const day = dayOfMinute(minute);
  if (isCountedDay(day, calendar)) {
    const period = periods.find(({ to }) => minuteOfDay(minute) < to);
    if (period !== undefined) return firstMinuteOf(day) + Math.max(minuteOfDay(minute), period.from);
  }
  return firstMinuteOf(nextCountedDay(day, calendar)) + (periods[0] as MinutePeriod).from;
}

/** The instant from which a receipt counts: its own minute within office hours, else the next opening. */
export function countsFrom(instant: Instant, calendar: Calendar, officeHours: OfficeHours): Instant {
  return instantOfMinute(openMinuteFrom(wardMinuteOf(instant), calendar, officeHours));
}
