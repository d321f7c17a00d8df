import type { DomainEvent } from '@motcua/contracts';
import {
  cameLate,
  cancelled,
  charged,
  confirmation,
  expired,
  expiresAt,
  moneyAfter,
  paid,
  payment,
  received,
  secondCharge,
  tooLate,
} from '../../test/given-payments';
import { outcomeOf } from '../../test/given';
import { confirmPayment } from './confirm-payment.decide';

const open = moneyAfter(received, charged);
const notApplied = (ground: string, change: object = {}) => [
  { type: 'PaymentNotApplied', data: { ...payment, ...change, ground } },
];

describe('money that a provider confirms', () => {
  it('settles the open charge, up to the last instant', () => {
    expect(confirmPayment(open, confirmation)).toEqual([paid]);
    expect(outcomeOf(confirmPayment(open, { ...confirmation, paidAt: expiresAt }))).toEqual(['FeePaid']);
  });

  it('is recorded for matching or refund when it comes too late', () => {
    expect(confirmPayment(open, { ...confirmation, paidAt: tooLate })).toEqual([cameLate]);
    // Somebody acted on the expiry, and another charge may stand in its place.
    expect(confirmPayment(moneyAfter(received, charged, expired), confirmation)).toEqual(notApplied('charge-expired'));
  });

  it.each([
    ['already-paid', moneyAfter(received, charged, paid), { reference: 'NP-2' }, { reference: 'NP-2' }],
    ['charge-cancelled', moneyAfter(received, charged, cancelled), {}, {}],
    ['amount-differs', open, { amount: 37_999 }, { amount: 37_999 }],
    [
      'other-provider',
      open,
      { provider: { code: 'bank-qr', manner: 'bank-qr' as const } },
      { providerCode: 'bank-qr', manner: 'bank-qr' },
    ],
  ])('is recorded as %s and settles nothing', (ground, state, stated, kept) => {
    expect(confirmPayment(state, { ...confirmation, ...stated })).toEqual(notApplied(ground, kept));
  });

  it('counts once', () => {
    expect(confirmPayment(moneyAfter(received, charged, paid), confirmation)).toEqual([]);
    expect(confirmPayment(moneyAfter(received, charged, cameLate), confirmation)).toEqual([]);
  });

  it('is refused when the number was used for something else, or the charge is not of this dossier', () => {
    const state = moneyAfter(received, charged, paid);
    expect(outcomeOf(confirmPayment(state, { ...confirmation, amount: 1 }))).toBe('reference-reused');
    expect(outcomeOf(confirmPayment(state, { ...confirmation, chargeId: secondCharge }))).toBe('reference-reused');
    expect(outcomeOf(confirmPayment(open, { ...confirmation, chargeId: secondCharge }))).toBe('charge-unknown');
  });

  it('takes the same number of two providers for two payments', () => {
    const other: DomainEvent = { type: 'FeePaid', data: { ...payment, providerCode: 'bank-qr', manner: 'bank-qr' } };
    expect(outcomeOf(confirmPayment(moneyAfter(received, charged, other), confirmation))).toEqual([
      'PaymentNotApplied',
    ]);
  });
});
