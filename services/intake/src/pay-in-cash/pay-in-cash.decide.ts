import type { DomainEvent, FeeLine, NotPaidOnlineReason } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import { nothingToCharge, statedFree } from '../charge-fee/charge-fee.decide';
import { type AskedFees, chargedItems } from '../charge-fee/charged-items.fragment';
import { totalOf } from '../charge-fee/fee-lines.fragment';
import type { Fee } from '../charge-fee/fees-due.fragment';
import { alreadyPaid, chargeCancelled, chargeUnknown, expiriesBy, mayNotCharge } from '../payments/may-charge.decide';
import { chargeOf, type DossierPayments, openCharge, paymentOf } from '../payments/payments.state';

export interface PayInCash {
  /** A charge that was made before, or what a new one asks for. */
  what: { chargeId: string } | { newChargeId: string; asked: AskedFees };
  /** Of the procedure's version that the dossier pinned; null where they are unknown. */
  fees: readonly Fee[] | null;
  receiptNumber: number;
  counterCode: string;
  reason: Exclude<NotPaidOnlineReason, 'free'>;
}

/**
 * Cash over the counter against a numbered receipt, with the reason why not online. The same receipt for the same amount
 * is quiet. An expired charge may be paid so: its amount was pinned, and whoever stands at the counter pays now.
 */
export const payInCash = (state: DossierPayments, command: PayInCash, now: string): DomainEvent[] | Rejected => {
  const { receiptNumber, counterCode, reason } = command;
  const refusal = mayNotCharge(state.dossier);
  if (refusal) return refusal;
  const what = itemised(command);
  if (what instanceof Rejected) return what;
  const reference = String(receiptNumber);
  const known = paymentOf(state, { providerCode: null, reference });
  if (known) {
    const same = 'chargeId' in what ? known.chargeId === what.chargeId : known.amount === totalOf(what.items);
    return same ? [] : new Rejected('receipt-used', 'Số biên lai này đã dùng cho một khoản tiền khác của hồ sơ.');
  }
  const charged = 'chargeId' in what ? existing(state, what.chargeId) : fresh(state, what, counterCode, now);
  if (charged instanceof Rejected) return charged;
  const { chargeId, amount, events } = charged;
  return [
    ...expiriesBy(state, now, chargeId),
    ...events,
    ...(state.notPaidOnline === null ? [{ type: 'FeeNotPaidOnline' as const, data: { reason } }] : []),
    {
      type: 'FeePaid',
      data: { chargeId, amount, manner: 'cash', providerCode: null, reference, paidAt: now, counterCode },
    },
  ];
};

const itemised = ({ what, fees }: PayInCash): { chargeId: string } | NewCharge | Rejected => {
  if ('chargeId' in what) return what;
  const items = chargedItems(fees, what.asked);
  return items instanceof Rejected ? items : { newChargeId: what.newChargeId, items };
};

interface NewCharge {
  newChargeId: string;
  items: FeeLine[];
}

interface Charged {
  chargeId: string;
  amount: number;
  events: DomainEvent[];
}

const existing = (state: DossierPayments, chargeId: string): Charged | Rejected => {
  const charge = chargeOf(state, chargeId);
  if (!charge) return chargeUnknown();
  if (charge.cancelled !== null) return chargeCancelled();
  return charge.paid ? alreadyPaid() : { chargeId, amount: charge.amount, events: [] };
};

const fresh = (
  state: DossierPayments,
  { newChargeId, items }: NewCharge,
  counterCode: string,
  now: string,
): Charged | Rejected => {
  if (state.notPaidOnline === 'free') return statedFree();
  if (openCharge(state, now)) {
    return new Rejected('charge-open', 'Hồ sơ có một khoản thu đang chờ thanh toán; hãy thu tiền mặt cho khoản đó.');
  }
  const amount = totalOf(items);
  if (amount === 0) return nothingToCharge();
  const data = { chargeId: newChargeId, items, amount, providerCode: null, counterCode, expiresAt: null };
  return { chargeId: newChargeId, amount, events: [{ type: 'FeeCharged', data }] };
};
