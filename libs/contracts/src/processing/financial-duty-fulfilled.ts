import { CodeField, InstantField, OrNull } from '../fields';

/** The payment was confirmed. */
export class FinancialDutyFulfilled {
  @InstantField() paidAt: string;
  /** Number of the receipt or of the transaction. */
  @OrNull() @CodeField() paymentReference: string | null;
}
