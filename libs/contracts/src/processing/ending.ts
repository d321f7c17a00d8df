import { EnteredAfterwards } from '../entered-afterwards';
import { CodeField, InstantField, IntegerField, NestedField, OrNull } from '../fields';

/** What the end of a course says, whichever end it is. */
export class Ending {
  @InstantField() endedAt: string;
  /** Working minutes from the end to the appointment; negative when late; null without an appointment. */
  @OrNull() @IntegerField() workingMinutesEarly: number | null;
  /** Why a late dossier is late, a code of the cause list. */
  @OrNull() @CodeField() lateCauseCode: string | null;
  @OrNull() @CodeField() reasonCode: string | null;
  @OrNull() @NestedField(() => EnteredAfterwards) enteredAfterwards: EnteredAfterwards | null;
}
