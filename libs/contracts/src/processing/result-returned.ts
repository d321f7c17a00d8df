import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { EnteredAfterwards } from '../entered-afterwards';
import { ChoiceField, InstantField, OrNull } from '../fields';
import { type ReturnManner, returnManners } from '../words';

/** The result was handed over to the applicant. */
export class ResultReturned {
  @ChoiceField(returnManners) manner: ReturnManner;
  @InstantField() returnedAt: string;
  @OrNull() @Type(() => EnteredAfterwards) @ValidateNested() enteredAfterwards: EnteredAfterwards | null;
}
