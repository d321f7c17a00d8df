import { CodeField } from '../fields';

/** Private: processing heard that the applicant wants to withdraw. */
export class WithdrawalRequestHeard {
  @CodeField() reasonCode: string;
}
