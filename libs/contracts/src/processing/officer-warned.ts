import { ChoiceField, CodeField, InstantField, OrNull } from '../fields';
import { courseWarnings } from '../words';

/** The officer, or where nobody is assigned the office, and the leader are to be told of a clock that runs out. */
export class OfficerWarned {
  @ChoiceField(courseWarnings) warning: (typeof courseWarnings)[number];
  @InstantField() dueAt: string;
  @OrNull() @CodeField() officerId: string | null;
  @OrNull() @CodeField() officeCode: string | null;
}
