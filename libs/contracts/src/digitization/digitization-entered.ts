import { EnteredAfterwards } from '../entered-afterwards';
import { ChoiceField, NestedField, YesNoField } from '../fields';
import { type DigitizationState, digitizationStates } from '../words';

/** A register states whether papers and result were digitised elsewhere; no bytes are kept here. */
export class DigitizationEntered {
  @ChoiceField(digitizationStates) components: DigitizationState;
  @YesNoField() result: boolean;
  @NestedField(() => EnteredAfterwards) enteredAfterwards: EnteredAfterwards;
}
