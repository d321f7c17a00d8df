/**
 * The time a procedure may take, as the law or the province states it.
 * - `working-days`: counted days, whatever their hours.
 * - `working-hours`: office hours, to the minute (0.5 is 30 minutes).
 * - `calendar-days`: plain days (land mediation, building permits; regulations §3.1).
 * - `same-day`: due at the close of the day of receipt; `amount` is not read.
 *
 * A receipt later than the cut-off counts from the opening of the next counted day (regulations §3.2): `cutOff` is a
 * time of day ('15:00' for civil status and certification), `cutOffBeforeClose` minutes before that day's close (60 for
 * the last hour of linked procedures). At most one of them; `cutOffIn` answers which holds for procedure, ward and day.
 */
export type Term = {
  readonly unit: 'working-days' | 'working-hours' | 'calendar-days' | 'same-day';
  readonly amount: number;
  readonly cutOff?: string;
  readonly cutOffBeforeClose?: number;
};

/** Errors: `RangeError` that names the part that is wrong. */
export function checkTerm({ unit, amount, cutOff, cutOffBeforeClose }: Term): void {
  if (cutOff !== undefined && cutOffBeforeClose !== undefined) {
    throw new RangeError(`A term has one cut-off, not both ${cutOff} and ${cutOffBeforeClose} minutes before close.`);
  }
  if (cutOffBeforeClose !== undefined && !(Number.isInteger(cutOffBeforeClose) && cutOffBeforeClose > 0)) {
    throw new RangeError(`cutOffBeforeClose is ${cutOffBeforeClose}; it needs whole minutes from 1.`);
  }
  if (unit === 'same-day') return;
  const whole = Number.isInteger(unit === 'working-hours' ? minutesOfHours(amount) : amount);
  if (!whole || amount <= 0) {
    throw new RangeError(`A term in ${unit} needs a whole positive amount (hours: whole minutes); ${amount} is none.`);
  }
}

/** Hours are stated as decimals, so 61 minutes are 1.01666…: whole minutes within what a decimal can lose. */
export function minutesOfHours(hours: number): number {
  const minutes = hours * 60;
  const whole = Math.round(minutes);
  return Math.abs(minutes - whole) < 1e-6 ? whole : minutes;
}
