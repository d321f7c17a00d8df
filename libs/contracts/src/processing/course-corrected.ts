import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { EnteredAfterwards } from '../entered-afterwards';
import { ChoiceField, InstantField, OrNull } from '../fields';
import { type Outcome, outcomes, type ReturnManner, returnManners } from '../words';
import { Ending } from './ending';

/** The course of a dossier was entered wrongly; this is what holds instead, with source and reason. */
export class CourseCorrected {
  /** Null: it has not ended. */
  @OrNull() @ChoiceField(outcomes) outcome: Outcome | null;
  @OrNull() @Type(() => Ending) @ValidateNested() ending: Ending | null;
  @OrNull() @InstantField() returnedAt: string | null;
  @OrNull() @ChoiceField(returnManners) returnManner: ReturnManner | null;
  @Type(() => EnteredAfterwards) @ValidateNested() enteredAfterwards: EnteredAfterwards;
}
