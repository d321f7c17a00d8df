import { ChoiceField, CodeField, CountField, IdField, InstantField, OrNull } from '../fields';
import { type PaymentManner, paymentManners } from '../words';

/** Money that came for a charge. Nothing of the payer, of an account or of a card. */
export class Payment {
  @IdField() chargeId: string;
  /** Whole đồng. */
  @CountField() amount: number;
  @ChoiceField(paymentManners) manner: PaymentManner;
  /** Null for cash. */
  @OrNull() @CodeField() providerCode: string | null;
  /** The provider's number of the payment; for cash the number of the receipt. */
  @CodeField() reference: string;
  /** By the provider's clock; for cash by the service's. */
  @InstantField() paidAt: string;
  @OrNull() @CodeField() counterCode: string | null;
}
