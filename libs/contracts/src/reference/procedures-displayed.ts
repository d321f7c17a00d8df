import { CodeField, DayField, UnitCodeField } from '../fields';

/** What a ward displays from a day on (niêm yết), the whole list; the next list takes its place. */
export class ProceduresDisplayed {
  @UnitCodeField() wardCode: string;
  @CodeField({ each: true }) procedureCodes: string[];
  @DayField() from: string;
}
