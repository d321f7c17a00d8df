import { EnteredAfterwards } from '../entered-afterwards';
import { ChoiceField, InstantField, NestedField, OrNull } from '../fields';
import { type ReturnManner, returnManners } from '../words';

/** The result was handed over to the applicant. */
export class ResultReturned {
  @ChoiceField(returnManners) manner: ReturnManner;
  @InstantField() returnedAt: string;
  @OrNull() @NestedField(() => EnteredAfterwards) enteredAfterwards: EnteredAfterwards | null;
}
