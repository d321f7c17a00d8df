import { CodeField, OrNull, YesNoField } from '../fields';
import { Receipt } from './receipt';

/**
 * A receipt was entered wrongly; this is what it says instead. Nothing is overwritten. `enteredAfterwards` names a
 * register as its source; version 2 says why the counter corrected it, and whether the applicant was.
 */
export class ReceiptCorrected extends Receipt {
  /** Of the list of correction causes; null where a register says otherwise than before. */
  @OrNull() @CodeField() reasonCode: string | null;
  /** The vault holds the applicant anew. */
  @YesNoField() isApplicantCorrected: boolean;
}
