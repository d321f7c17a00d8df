import { ChoiceField, CodeField, CountField, InstantField, MinuteOfDayField, OrNull } from './fields';
import { type TermUnit, termUnits } from './words';

/** A term as computed by the service that decided the act; others compare, never recompute (DESIGN §1). */
export class Clock {
  @ChoiceField(termUnits) termUnit: TermUnit;
  /** In the term's own unit; 0 for same day. */
  @CountField() termAmount: number;
  /** Same-day procedures received after this minute are due on the next working day (civil status, certification). */
  @OrNull() @MinuteOfDayField() termCutOff: string | null;
  /** The appointment; null where none was given (an immediate result without a slip). */
  @OrNull() @InstantField() dueAt: string | null;
  @CodeField() ruleId: string;
  @CodeField() calendarId: string;
  @CodeField() officeHoursVersion: string;
}
