import type { DomainEvent } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import fc from 'fast-check';
import {
  cameLate,
  cancelled,
  cash,
  charged,
  confirmation,
  decided,
  expired,
  expiresAt,
  firstCharge,
  items,
  moneyAfter,
  nine,
  paid,
  paidInTime,
  platform,
  received,
  refundOrdered,
  tooLate,
} from '../../test/given-payments';
import { cancelCharge } from '../cancel-charge/cancel-charge.decide';
import { chargeFee } from '../charge-fee/charge-fee.decide';
import { confirmPayment } from '../confirm-payment/confirm-payment.decide';
import { matchPayment } from '../match-payment/match-payment.decide';
import { payInCash } from '../pay-in-cash/pay-in-cash.decide';
import { refundFee } from '../refund-fee/refund-fee.decide';
import { chargeStatus, type DossierPayments, openCharge, remainderOf, renderPayments } from './payments.state';

const statusAt = (state: DossierPayments, at: string) => state.charges.map((charge) => chargeStatus(charge, at));

describe('the money of a dossier', () => {
  it('has a charge open until its last instant, then expired, whether or not anybody said so', () => {
    const open = moneyAfter(received, charged);
    expect([statusAt(open, expiresAt), statusAt(open, tooLate)]).toEqual([['open'], ['expired']]);
    expect(statusAt(moneyAfter(received, charged, expired), nine)).toEqual(['expired']);
    expect(statusAt(moneyAfter(received, charged, paid), tooLate)).toEqual(['paid']);
    expect(statusAt(moneyAfter(received, charged, cancelled), nine)).toEqual(['cancelled']);
    expect(statusAt(moneyAfter(received, charged, cancelled), tooLate)).toEqual(['cancelled']);
  });

  it('shows what came, what was given back and what waits', () => {
    expect(renderPayments(moneyAfter(received, charged, paid, refundOrdered), nine)).toMatchObject({
      charges: [{ chargeId: firstCharge, amount: 38_000, status: 'paid' }],
      payments: [{ reference: 'NP-1', notApplied: null, remainder: 30_000 }],
      refunds: [{ amount: 8_000, confirmed: false }],
      notPaidOnline: null,
    });
    expect(renderPayments(moneyAfter(received, charged, expired, cameLate), nine)).toMatchObject({
      charges: [{ status: 'expired' }],
      payments: [{ notApplied: 'charge-expired', remainder: 38_000 }],
    });
  });

  it('forgets why nothing was paid online once something was, but not for cash', () => {
    const stated: DomainEvent = { type: 'FeeNotPaidOnline', data: { reason: 'platform-down' } };
    expect(moneyAfter(received, charged, stated, paid).notPaidOnline).toBeNull();
    expect(moneyAfter(received, charged, stated, cash).notPaidOnline).toBe('platform-down');
  });
});

// Few choices, so that acts meet each other.
const chargeIds = [0, 1].map((digit) => `0199a000-0000-7000-8000-00000000000${digit}`);
const instants = [nine, paidInTime, expiresAt, tooLate, '2025-10-05T02:00:00.000Z'];

type Act = (state: DossierPayments, now: string) => DomainEvent[] | Rejected;

const anyCharge = fc.constantFrom(...chargeIds);
const anyReference = fc.constantFrom('1', '2');
const anyProvider = fc.constantFrom(platform, { code: 'bank-qr', manner: 'bank-qr' as const, validMinutes: 15 });
const anyAmount = fc.constantFrom(8_000, 38_000);

const anyConfirmation: fc.Arbitrary<Act> = fc
  .record({
    chargeId: anyCharge,
    amount: anyAmount,
    reference: anyReference,
    provider: anyProvider,
    paidAt: fc.constantFrom(...instants),
  })
  .map((command) => (state) => confirmPayment(state, command));

const anyAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ chargeId: anyCharge, provider: anyProvider }).map(
    (command): Act =>
      (state, now) =>
        state.charges.some(({ chargeId }) => chargeId === command.chargeId)
          ? []
          : chargeFee(state, { ...command, asked: { items }, fees: null, counterCode: null }, now),
  ),
  anyConfirmation,
  anyCharge.map(
    (chargeId): Act =>
      (state, now) =>
        cancelCharge(state, { chargeId, reasonCode: 'charged-wrongly' }, now),
  ),
  fc.record({ chargeId: anyCharge, receiptNumber: fc.integer({ min: 1, max: 2 }) }).map(
    ({ chargeId, receiptNumber }): Act =>
      (state, now) =>
        payInCash(
          state,
          { what: { chargeId }, fees: null, receiptNumber, counterCode: 'counter-1', reason: 'cash-by-choice' },
          now,
        ),
  ),
  fc.record({ chargeId: anyCharge, providerCode: fc.constantFrom('national', 'bank-qr'), reference: anyReference }).map(
    (command): Act =>
      (state) =>
        matchPayment(state, command),
  ),
  fc
    .record({
      refundId: fc.constantFrom('r1', 'r2', 'r3', 'r4'),
      providerCode: fc.constantFrom('national', 'bank-qr', null),
      reference: anyReference,
      amount: anyAmount,
    })
    .map(
      (command): Act =>
        (state, now) =>
          refundFee(state, { ...command, reasonCode: 'paid-twice', counterCode: 'counter-1' }, now),
    ),
);

const anyHistory = fc.array(fc.tuple(anyAct, fc.constantFrom(...instants)), { maxLength: 40, size: 'max' });
const after = (history: [Act, string][]): DossierPayments =>
  history.reduce((state, [act, now]) => decided(state, act(state, now)), moneyAfter(received));

describe('laws of money', () => {
  it('never gives back more than came, payment by payment', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const state = after(history);
        for (const payment of state.received) expect(remainderOf(state, payment)).toBeGreaterThanOrEqual(0);
        const total = (amounts: readonly { amount: number }[]) => amounts.reduce((sum, { amount }) => sum + amount, 0);
        expect(total(state.refunds)).toBeLessThanOrEqual(total(state.received));
      }),
    );
  });

  it('settles each charge once and in full', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const state = after(history);
        for (const { chargeId, amount, paid } of state.charges) {
          const settling = state.received.filter((one) => one.ground === null && one.chargeId === chargeId);
          expect(settling.map((one) => one.amount)).toEqual(paid ? [amount] : []);
        }
      }),
    );
  });

  it('has one charge open at most, as long as time goes forward', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const times = history.map(([, now]) => now).sort();
        const state = after(history.map(([act], index) => [act, times[index] as string]));
        const open = state.charges.filter((charge) => chargeStatus(charge, times.at(-1) ?? nine) === 'open');
        expect(open.length).toBeLessThan(2);
      }),
    );
  });

  it('loses no money that a provider confirmed for a charge of ours', () => {
    fc.assert(
      fc.property(anyHistory, anyConfirmation, (history, confirm) => {
        const before = after(history);
        const outcome = confirm(before, nine);
        const state = decided(before, outcome);
        if (outcome instanceof Rejected) expect(['charge-unknown', 'reference-reused']).toContain(outcome.code);
        else expect(state.received.length).toBe(before.received.length + outcome.length);
      }),
    );
  });

  it('takes a confirmation that comes n times as if it came once', () => {
    fc.assert(
      fc.property(anyHistory, anyConfirmation, fc.integer({ min: 2, max: 6 }), (history, confirm, times) => {
        const before = after(history);
        const once = decided(before, confirm(before, nine));
        const often = Array.from({ length: times }).reduce<DossierPayments>(
          (state) => decided(state, confirm(state, nine)),
          before,
        );
        expect(often).toEqual(once);
      }),
    );
  });

  it('still takes a confirmation once when it was matched with another charge meanwhile', () => {
    const late = moneyAfter(received, charged, expired, cameLate);
    const matched = decided(
      late,
      matchPayment(late, { providerCode: 'national', reference: 'NP-1', chargeId: firstCharge }),
    );
    expect(openCharge(matched, nine)).toBeUndefined();
    expect(confirmPayment(matched, confirmation)).toEqual([]);
  });
});
