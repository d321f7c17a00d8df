import { CodeField, DayField, OrNull, TextField } from '../fields';

/** A group of fields that reports count together ("tư pháp – hộ tịch"), with the days between which it holds. */
export class FieldGroupDefined {
  @CodeField() groupCode: string;
  @TextField() name: string;
  @CodeField({ each: true }) fieldCodes: string[];
  @DayField() from: string;
  /** The last day on which it holds; null while no end is known. */
  @OrNull() @DayField() to: string | null;
}
