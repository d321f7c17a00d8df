import type { DomainEvent, RefundReason } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import { paymentUnknown } from '../payments/may-charge.decide';
import { type DossierPayments, type PaymentKey, paymentOf, remainderOf } from '../payments/payments.state';

export interface RefundFee extends PaymentKey {
  /** Drawn by whoever asks, so that asking again means the same refund, also at the provider. */
  refundId: string;
  /** Whole đồng. */
  amount: number;
  reasonCode: RefundReason;
  /** Where cash is handed back; null where the money goes back through the provider. */
  counterCode: string | null;
}

/**
 * Money goes back the way it came, never more than came, whatever has become of the dossier. Cash is back at once; a
 * provider is asked after the order stands in the log, so that two orders at once can not both be carried out.
 */
export const refundFee = (state: DossierPayments, command: RefundFee, now: string): DomainEvent[] | Rejected => {
  const { refundId, providerCode, reference, amount, reasonCode, counterCode } = command;
  const known = state.refunds.find((refund) => refund.refundId === refundId);
  if (known) {
    return known.providerCode === providerCode && known.reference === reference && known.amount === amount
      ? []
      : new Rejected('refund-differs', 'Lệnh hoàn tiền này đã được ghi với nội dung khác.');
  }
  const payment = paymentOf(state, command);
  if (!payment) return paymentUnknown();
  if (amount > remainderOf(state, payment)) {
    return new Rejected('more-than-paid', 'Số tiền hoàn lớn hơn số tiền đã nhận còn lại.');
  }
  const { chargeId, manner } = payment;
  const data = { refundId, chargeId, amount, manner, providerCode, reference, counterCode, reasonCode };
  if (manner !== 'cash') return [{ type: 'RefundOrdered', data: { ...data, counterCode: null } }];
  return counterCode === null
    ? new Rejected('counter-missing', 'Hoàn tiền mặt phải ghi rõ quầy hoàn tiền.')
    : [{ type: 'FeeRefunded', data: { ...data, refundedAt: now } }];
};

export interface ConfirmRefund {
  refundId: string;
  amount: number;
  refundedAt: string;
}

/** The provider has given it back, by its answer or by its statement. */
export const confirmRefund = (state: DossierPayments, command: ConfirmRefund): DomainEvent[] | Rejected => {
  const refund = state.refunds.find(({ refundId }) => refundId === command.refundId);
  if (!refund) return new Rejected('refund-unknown', 'Hồ sơ không có lệnh hoàn tiền này.');
  if (refund.amount !== command.amount) {
    return new Rejected(
      'amount-differs',
      'Số tiền đã hoàn không bằng lệnh hoàn tiền; hãy đối soát với bên thanh toán.',
    );
  }
  if (refund.confirmed) return [];
  const { confirmed: _, ...data } = refund;
  return [{ type: 'FeeRefunded', data: { ...data, refundedAt: command.refundedAt } }];
};
