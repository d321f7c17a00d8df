import { EnteredAfterwards } from '../entered-afterwards';
import { CodeField, InstantField, IntegerField, NestedField, OrNull } from '../fields';
import { IndexJudgement } from './index-judgement';

/** What the end of a course says, whichever end it is. */
export class Ending {
  @InstantField() endedAt: string;
  /** Working minutes from the end to the appointment; negative when late; null without an appointment. */
  @OrNull() @IntegerField() workingMinutesEarly: number | null;
  /** Null: not judged by it (a register knows no requests for papers); timely by the law is timely by the index then. */
  @OrNull() @NestedField(() => IndexJudgement) indexJudgement: IndexJudgement | null;
  /** Why a late dossier is late, a code of the cause list. */
  @OrNull() @CodeField() lateCauseCode: string | null;
  @OrNull() @CodeField() reasonCode: string | null;
  @OrNull() @NestedField(() => EnteredAfterwards) enteredAfterwards: EnteredAfterwards | null;
}
