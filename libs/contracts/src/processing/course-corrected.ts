import { Clock } from '../clock';
import { EnteredAfterwards } from '../entered-afterwards';
import { ChoiceField, CodeField, InstantField, NestedField, OrNull } from '../fields';
import { type Outcome, outcomes, type ReturnManner, returnManners } from '../words';
import { Ending } from './ending';

/**
 * The course of a dossier was entered wrongly; this is what holds instead. A register that says otherwise is named as the
 * source; version 2 says why the leader corrected a course that is led here.
 */
export class CourseCorrected {
  /** Null: it has not ended. */
  @OrNull() @ChoiceField(outcomes) outcome: Outcome | null;
  @OrNull() @NestedField(() => Ending) ending: Ending | null;
  @OrNull() @InstantField() returnedAt: string | null;
  @OrNull() @ChoiceField(returnManners) returnManner: ReturnManner | null;
  @OrNull() @NestedField(() => EnteredAfterwards) enteredAfterwards: EnteredAfterwards | null;
  /** Of the list of correction causes; null where a register says otherwise than before. */
  @OrNull() @CodeField() reasonCode: string | null;
  /** The appointment that holds again where the course goes on. */
  @OrNull() @NestedField(() => Clock) clock: Clock | null;
}
