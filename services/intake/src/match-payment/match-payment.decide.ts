import type { DomainEvent } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import { alreadyPaid, chargeCancelled, chargeUnknown, paymentUnknown } from '../payments/may-charge.decide';
import { chargeOf, type DossierPayments, type PaymentKey, paymentOf, remainderOf } from '../payments/payments.state';

export interface MatchPayment extends PaymentKey {
  chargeId: string;
}

/** Money that came and settled nothing settles this charge, which may be the expired one that it was meant for. */
export const matchPayment = (state: DossierPayments, command: MatchPayment): DomainEvent[] | Rejected => {
  const payment = paymentOf(state, command);
  if (!payment) return paymentUnknown();
  if (payment.ground === null) {
    return payment.chargeId === command.chargeId
      ? []
      : new Rejected('already-applied', 'Khoản tiền này đã được tính cho một khoản thu khác.');
  }
  const charge = chargeOf(state, command.chargeId);
  if (!charge) return chargeUnknown();
  if (charge.paid) return alreadyPaid();
  if (charge.cancelled !== null) return chargeCancelled();
  // A charge is paid in full or not at all, and what was given back in part is no longer what came.
  if (payment.amount !== charge.amount || remainderOf(state, payment) !== charge.amount) {
    return new Rejected('amount-differs', 'Số tiền đã nhận không bằng khoản thu; hãy hoàn lại và thu đúng số tiền.');
  }
  const { amount, manner, providerCode, reference, paidAt } = payment;
  const { chargeId, counterCode } = charge;
  return [{ type: 'FeePaid', data: { chargeId, amount, manner, providerCode, reference, paidAt, counterCode } }];
};
