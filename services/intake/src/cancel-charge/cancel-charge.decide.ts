import type { ChargeCancelReason, DomainEvent } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import { alreadyPaid, chargeUnknown } from '../payments/may-charge.decide';
import { chargeOf, chargeStatus, type DossierPayments } from '../payments/payments.state';

export interface CancelCharge {
  chargeId: string;
  reasonCode: ChargeCancelReason;
}

/** Takes back a charge that is open, whatever became of the dossier: nobody is to pay what is not due. */
export const cancelCharge = (
  state: DossierPayments,
  { chargeId, reasonCode }: CancelCharge,
  now: string,
): DomainEvent[] | Rejected => {
  const charge = chargeOf(state, chargeId);
  if (!charge) return chargeUnknown();
  switch (chargeStatus(charge, now)) {
    case 'open':
      return [{ type: 'ChargeCancelled', data: { chargeId, reasonCode } }];
    case 'cancelled':
      return charge.cancelled === reasonCode
        ? []
        : new Rejected('other-reason', 'Khoản thu này đã được hủy với một lý do khác.');
    case 'paid':
      return alreadyPaid();
    case 'expired':
      return new Rejected('charge-expired', 'Khoản thu này đã hết hạn thanh toán nên không cần hủy.');
  }
};
