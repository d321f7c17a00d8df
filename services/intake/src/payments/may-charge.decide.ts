import type { DomainEvent } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import type { Dossier } from '../dossier.state';
import { chargeStatus, type DossierPayments } from './payments.state';

/** A fee is asked for by the centre that has the dossier, from its filing on; money moves no clock, so also after the hand-over. */
export const mayNotCharge = ({ status }: Dossier): Rejected | null => {
  switch (status) {
    case 'submitted':
    case 'received':
    case 'handed-over':
    case 'settled':
      return null;
    case 'forwarded':
      return new Rejected('forwarded', 'Hồ sơ đã chuyển cho cơ quan khác; phí, lệ phí thu tại cơ quan đó.');
    case 'none':
    case 'not-accepted':
      return new Rejected('not-received', 'Hồ sơ không được tiếp nhận nên không thu phí, lệ phí.');
  }
};

/** Charges whose time is over and of which nobody has said so. */
export const expiriesBy = (state: DossierPayments, now: string, except?: string): DomainEvent[] =>
  state.charges
    .filter((charge) => !charge.expired && charge.chargeId !== except && chargeStatus(charge, now) === 'expired')
    .map(({ chargeId, expiresAt }) => ({
      type: 'ChargeExpired',
      data: { chargeId, expiredAt: expiresAt as string },
    }));

export const chargeUnknown = (): Rejected =>
  new Rejected('charge-unknown', 'Hồ sơ không có khoản thu này; hãy tải lại danh sách khoản thu.');

export const paymentUnknown = (): Rejected =>
  new Rejected('payment-unknown', 'Hồ sơ không có khoản tiền đã nhận mang số này.');

export const alreadyPaid = (): Rejected => new Rejected('already-paid', 'Khoản thu này đã được thanh toán.');

export const chargeCancelled = (): Rejected =>
  new Rejected('charge-cancelled', 'Khoản thu này đã được hủy; hãy lập khoản thu mới.');
