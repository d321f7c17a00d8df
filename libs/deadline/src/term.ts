/**
 * The time a procedure may take, as the law or the province states it.
 * - `working-days`: counted days, whatever their hours.
 * - `working-hours`: office hours, to the minute (0.5 is 30 minutes).
 * - `calendar-days`: plain days (land mediation, building permits; regulations §3.1).
 * - `same-day`: due at the close of the day of receipt; `amount` is not read. `cutOff` ('15:00' for civil status and
 *   certification, regulations §3.2): received later than this minute, due at the close of the next counted day.
 */
export type Term = {
  readonly unit: 'working-days' | 'working-hours' | 'calendar-days' | 'same-day';
  readonly amount: number;
  readonly cutOff?: string;
};

export function checkTerm(term: Term): void {
  if (term.unit === 'same-day') return;
  const whole = Number.isInteger(term.unit === 'working-hours' ? term.amount * 60 : term.amount);
  if (!whole || term.amount <= 0) {
    throw new RangeError(`A term in ${term.unit} needs a whole positive amount (hours: whole minutes).`);
  }
}
