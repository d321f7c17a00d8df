import type { DomainEvent } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import { expiriesBy, mayNotCharge } from '../payments/may-charge.decide';
import { type DossierPayments, openCharge } from '../payments/payments.state';
import { type AskedFees, chargedItems } from './charged-items.fragment';
import { sameItems, totalOf } from './fee-lines.fragment';
import type { Fee } from './fees-due.fragment';

export interface ChargeFee {
  chargeId: string;
  asked: AskedFees;
  /** Of the procedure's version that the dossier pinned; null where they are unknown. */
  fees: readonly Fee[] | null;
  counterCode: string | null;
  /** Undefined where there is no such provider, or none for this ward. */
  provider: { code: string; validMinutes: number } | undefined;
}

export const providerUnknown = (): Rejected =>
  new Rejected('provider-unknown', 'Kênh thanh toán này chưa được khai báo cho đơn vị.');

export const nothingToCharge = (): Rejected =>
  new Rejected(
    'nothing-to-charge',
    'Tổng số tiền bằng 0; nếu hồ sơ được miễn phí, hãy ghi lý do không thanh toán trực tuyến.',
  );

export const statedFree = (): Rejected =>
  new Rejected('stated-free', 'Hồ sơ đã được ghi là không phải nộp phí, lệ phí nên không thu được.');

/**
 * One charge is open at a time, so that nobody pays twice for one thing. Asking again for the same is quiet; the link and
 * the code are made anew from the charge.
 */
export const chargeFee = (state: DossierPayments, command: ChargeFee, now: string): DomainEvent[] | Rejected => {
  const { chargeId, asked, fees, counterCode, provider } = command;
  const refusal = mayNotCharge(state.dossier);
  if (refusal) return refusal;
  if (!provider) return providerUnknown();
  if (state.notPaidOnline === 'free') return statedFree();
  const items = chargedItems(fees, asked);
  if (items instanceof Rejected) return items;
  const amount = totalOf(items);
  if (amount === 0) return nothingToCharge();
  const open = openCharge(state, now);
  if (open) {
    return open.providerCode === provider.code && sameItems(open.items, items)
      ? []
      : new Rejected(
          'charge-open',
          'Hồ sơ còn một khoản thu khác đang chờ thanh toán; hãy chờ thanh toán, hoặc hủy khoản thu đó.',
        );
  }
  const expiresAt = new Date(Date.parse(now) + provider.validMinutes * 60_000).toISOString();
  return [
    ...expiriesBy(state, now),
    {
      type: 'FeeCharged',
      data: { chargeId, items, amount, providerCode: provider.code, counterCode, expiresAt },
    },
  ];
};
