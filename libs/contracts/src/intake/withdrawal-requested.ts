import { CodeField } from '../fields';

/** The counter took the applicant's wish to withdraw; processing decides it. */
export class WithdrawalRequested {
  @CodeField() reasonCode: string;
}
