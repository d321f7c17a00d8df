import type { DomainEvent, NotPaidOnlineReason } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import { expiriesBy, mayNotCharge } from '../payments/may-charge.decide';
import { type DossierPayments, remainderOf } from '../payments/payments.state';

/** Why a fee is not paid online. Paying online afterwards is still possible and outweighs it; free it can not be then. */
export const stateNotPaidOnline = (
  state: DossierPayments,
  reason: NotPaidOnlineReason,
  now: string,
): DomainEvent[] | Rejected => {
  const refusal = mayNotCharge(state.dossier);
  if (refusal) return refusal;
  if (state.notPaidOnline === reason) return [];
  if (state.notPaidOnline !== null) {
    return new Rejected('other-reason', 'Hồ sơ đã ghi một lý do khác cho việc không thanh toán trực tuyến.');
  }
  if (state.received.some((payment) => payment.manner !== 'cash' && remainderOf(state, payment) > 0)) {
    return new Rejected('paid-online', 'Hồ sơ đã được thanh toán trực tuyến.');
  }
  if (reason === 'free' && state.charges.some(({ cancelled }) => cancelled === null)) {
    return new Rejected('fee-charged', 'Hồ sơ đã có khoản thu nên không thể ghi là không phải nộp phí, lệ phí.');
  }
  return [...expiriesBy(state, now), { type: 'FeeNotPaidOnline', data: { reason } }];
};
