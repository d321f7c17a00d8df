import { CodeField, InstantField, UnitCodeField } from '../fields';

/** Another agency was asked for its opinion, by a deadline of its own (NĐ 61/2018 art. 19(5)). */
export class ConsultationRequested {
  @UnitCodeField() agencyUnitCode: string;
  /** What it is asked about, a code of the list of consultation subjects. */
  @CodeField() subjectCode: string;
  @InstantField() answerBy: string;
}
