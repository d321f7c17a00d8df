import type { WardDay } from './ward-time';

/** 'HH:mm' on the ward's clock; `to` is the first minute that is no longer open. Periods ascend and do not touch. */
export type OfficePeriod = { readonly from: string; readonly to: string };

/**
 * Hours of some days: of `weekdays` (0 = Sunday … 6 = Saturday; none: all of them) within `from`..`to` (none: without
 * end on that side). A half day is one whose `from` and `to` are the same day; a season has two ends.
 */
export type HoursOfSomeDays = {
  readonly weekdays?: readonly number[];
  readonly from?: WardDay;
  readonly to?: WardDay;
  readonly periods: readonly OfficePeriod[];
};

/**
 * When a ward's centre works; a version is immutable once an event has named it.
 * - `periods`: the hours of a counted day.
 * - `exceptions`: other hours on some counted days; where several fit, the last one holds.
 * - `serving`: opening on days that do not count (Saturday mornings). Dossiers are taken in, no time runs: a receipt
 *   there counts from the next opening on a counted day, like one outside office hours.
 */
export type OfficeHours = {
  readonly version: string;
  readonly periods: readonly OfficePeriod[];
  readonly exceptions?: readonly HoursOfSomeDays[];
  readonly serving?: readonly HoursOfSomeDays[];
};

/** 8 working hours, the day that local documents convert by (5 working days = 40 hours; regulations §3.1). */
export const standardOfficeHours: OfficeHours = {
  version: 'standard.1',
  periods: [
    { from: '07:30', to: '11:30' },
    { from: '13:00', to: '17:00' },
  ],
};

/** 'HH:mm' as a minute of the day. Errors: `RangeError`. */
export function minuteOfClock(clock: string): number {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(clock);
  if (parts === null) throw new RangeError(`'${clock}' is not a time of day such as 07:30.`);
  return Number(parts[1]) * 60 + Number(parts[2]);
}
