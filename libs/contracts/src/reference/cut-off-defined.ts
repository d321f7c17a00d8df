import { IsInt, Min } from 'class-validator';
import { CodeField, DayField, MinuteOfDayField, OrNull, TextField, UnitCodeField } from '../fields';

/**
 * A receipt later than this counts from the next working day (regulations §3.2): of a procedure, a ward, both or everybody,
 * for receipts on `from`..`to`. One of `cutOff` and `cutOffBeforeClose` is stated.
 */
export class CutOffDefined {
  @CodeField() code: string;
  @OrNull() @CodeField() procedureCode: string | null;
  @OrNull() @UnitCodeField() wardCode: string | null;
  @OrNull() @MinuteOfDayField() cutOff: string | null;
  @OrNull() @IsInt() @Min(1) cutOffBeforeClose: number | null;
  @OrNull() @DayField() from: string | null;
  @OrNull() @DayField() to: string | null;
  /** The decision that made it. */
  @TextField() source: string;
}
