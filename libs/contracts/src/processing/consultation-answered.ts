import { ChoiceField, UnitCodeField, YesNoField } from '../fields';
import { type ConsultationAnswer, consultationAnswers } from '../words';

/** The agency that was asked answered, perhaps after its deadline. */
export class ConsultationAnswered {
  @UnitCodeField() agencyUnitCode: string;
  @ChoiceField(consultationAnswers) answer: ConsultationAnswer;
  @YesNoField() isLate: boolean;
}
