import type { DomainEvent, NotAppliedGround } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import { chargeUnknown } from '../payments/may-charge.decide';
import type { OnlineManner, PaymentConfirmation } from '../payments/payment-provider.fragment';
import { type Charge, chargeOf, type DossierPayments, paymentOf } from '../payments/payments.state';

export interface ConfirmPayment extends PaymentConfirmation {
  provider: { code: string; manner: OnlineManner };
}

/**
 * Money came, as the provider's callback or statement says. However often it is said, it counts once. What settles no
 * open charge is recorded all the same, to be matched or refunded: it lies on the centre's account. A charge is judged by
 * when it was paid, not by when that was heard.
 */
export const confirmPayment = (state: DossierPayments, command: ConfirmPayment): DomainEvent[] | Rejected => {
  const { chargeId, amount, reference, paidAt, provider } = command;
  const known = paymentOf(state, { providerCode: provider.code, reference });
  if (known) {
    return known.amount === amount && known.namedChargeId === chargeId
      ? []
      : new Rejected(
          'reference-reused',
          'Số giao dịch này đã được ghi nhận với nội dung khác; hãy đối soát với bên thanh toán.',
        );
  }
  const charge = chargeOf(state, chargeId);
  if (!charge) return chargeUnknown();
  const payment = {
    chargeId,
    amount,
    manner: provider.manner,
    providerCode: provider.code,
    reference,
    paidAt,
    counterCode: charge.counterCode,
  };
  const ground = whyNotApplied(charge, command);
  return [
    ground === null ? { type: 'FeePaid', data: payment } : { type: 'PaymentNotApplied', data: { ...payment, ground } },
  ];
};

const whyNotApplied = (charge: Charge, { amount, paidAt, provider }: ConfirmPayment): NotAppliedGround | null => {
  if (charge.paid) return 'already-paid';
  if (charge.cancelled !== null) return 'charge-cancelled';
  if (charge.providerCode !== provider.code) return 'other-provider';
  if (charge.expired || (charge.expiresAt !== null && paidAt > charge.expiresAt)) return 'charge-expired';
  return charge.amount === amount ? null : 'amount-differs';
};
