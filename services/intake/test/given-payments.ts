import type { DomainEvent } from '@motcua/contracts';
import { fold, Rejected, type StoredEvent } from '@motcua/event-sourcing';
import { type DossierPayments, paymentsStream } from '../src/payments/payments.state';
import { receipt, wednesdayMorning } from './given';

export const nine = wednesdayMorning;
/** The provider's word of it reaches us two minutes later. */
export const paidInTime = '2025-10-01T02:10:00.000Z';
/** Thursday 9:00, a day after the charge; the minute after it is too late. */
export const expiresAt = '2025-10-02T02:00:00.000Z';
export const tooLate = '2025-10-02T02:01:00.000Z';

export const firstCharge = '0199a000-0000-7000-8000-000000000001';
export const secondCharge = '0199a000-0000-7000-8000-000000000002';
export const firstRefund = '0199a000-0000-7000-8000-0000000000a1';

export const items = [
  { code: 'le-phi', unitAmount: 30_000, count: 1 },
  { code: 'ban-sao', unitAmount: 4_000, count: 2 },
];

export const received: DomainEvent = { type: 'DossierReceived', data: receipt };
export const charged: DomainEvent = {
  type: 'FeeCharged',
  data: { chargeId: firstCharge, items, amount: 38_000, providerCode: 'national', counterCode: 'counter-1', expiresAt },
};
export const payment = {
  chargeId: firstCharge,
  amount: 38_000,
  manner: 'national-portal' as const,
  providerCode: 'national',
  reference: 'NP-1',
  paidAt: paidInTime,
  counterCode: 'counter-1',
};
export const paid: DomainEvent = { type: 'FeePaid', data: payment };
export const cash: DomainEvent = {
  type: 'FeePaid',
  data: { ...payment, manner: 'cash', providerCode: null, reference: '1204', paidAt: nine },
};
export const expired: DomainEvent = { type: 'ChargeExpired', data: { chargeId: firstCharge, expiredAt: expiresAt } };
export const cancelled: DomainEvent = {
  type: 'ChargeCancelled',
  data: { chargeId: firstCharge, reasonCode: 'charged-wrongly' },
};
export const cameLate: DomainEvent = {
  type: 'PaymentNotApplied',
  data: { ...payment, paidAt: tooLate, ground: 'charge-expired' },
};
export const refund = {
  refundId: firstRefund,
  chargeId: firstCharge,
  amount: 8_000,
  manner: 'national-portal' as const,
  providerCode: 'national',
  reference: 'NP-1',
  counterCode: null,
  reasonCode: 'charged-wrongly' as const,
};
export const refundOrdered: DomainEvent = { type: 'RefundOrdered', data: refund };

export const platform = { code: 'national', manner: 'national-portal' as const, validMinutes: 1_440 };
export const confirmation = {
  chargeId: firstCharge,
  amount: 38_000,
  reference: 'NP-1',
  paidAt: paidInTime,
  provider: platform,
};

/** The money of a dossier after these events, all of them at nine. */
export const moneyAfter = (...events: DomainEvent[]): DossierPayments => evolved(fold(paymentsStream, []), events);

export const evolved = (state: DossierPayments, events: readonly DomainEvent[], occurredAt = nine): DossierPayments =>
  events.reduce(
    (current, event) => paymentsStream.evolve(current, { ...event, position: 1, occurredAt } as StoredEvent),
    state,
  );

/** The state after a decision; a refusal leaves it. */
export const decided = (state: DossierPayments, outcome: DomainEvent[] | Rejected): DossierPayments =>
  outcome instanceof Rejected ? state : evolved(state, outcome);
