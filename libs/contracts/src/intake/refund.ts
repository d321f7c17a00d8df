import { ChoiceField, CodeField, CountField, IdField, OrNull } from '../fields';
import { type PaymentManner, paymentManners, type RefundReason, refundReasons } from '../words';

/** Money that goes back, the way it came. */
export class Refund {
  @IdField() refundId: string;
  /** The charge that the payment was for. */
  @IdField() chargeId: string;
  /** Whole đồng; with earlier refunds of the same payment never more than came. */
  @CountField() amount: number;
  @ChoiceField(paymentManners) manner: PaymentManner;
  /** The payment that is refunded. */
  @OrNull() @CodeField() providerCode: string | null;
  @CodeField() reference: string;
  @OrNull() @CodeField() counterCode: string | null;
  @ChoiceField(refundReasons) reasonCode: RefundReason;
}
