import { EnteredAfterwards } from '../entered-afterwards';
import { ChoiceField, InstantField, NestedField, OrNull } from '../fields';
import { type Outcome, outcomes, type ReturnManner, returnManners } from '../words';
import { Ending } from './ending';

/** The course of a dossier was entered wrongly; this is what holds instead, with source and reason. */
export class CourseCorrected {
  /** Null: it has not ended. */
  @OrNull() @ChoiceField(outcomes) outcome: Outcome | null;
  @OrNull() @NestedField(() => Ending) ending: Ending | null;
  @OrNull() @InstantField() returnedAt: string | null;
  @OrNull() @ChoiceField(returnManners) returnManner: ReturnManner | null;
  @NestedField(() => EnteredAfterwards) enteredAfterwards: EnteredAfterwards;
}
