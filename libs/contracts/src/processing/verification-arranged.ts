import { CodeField, InstantField } from '../fields';

/** The applicant was asked to a verification (thẩm tra, xác minh); a later arrangement replaces an open one. */
export class VerificationArranged {
  @InstantField() at: string;
  /** A code of the list of verification places. */
  @CodeField() placeCode: string;
}
