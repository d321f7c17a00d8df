import { CodeField, InstantField, YesNoField } from '../fields';

/** The verification took place, or the applicant did not come. */
export class VerificationRecorded {
  @InstantField() heldAt: string;
  @YesNoField() isApplicantPresent: boolean;
  /** A code of the list of verification results. */
  @CodeField() resultCode: string;
}
