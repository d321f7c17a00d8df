import type { DomainEvent } from '@motcua/contracts';
import {
  cancelled,
  cash,
  charged,
  expired,
  firstCharge,
  items,
  moneyAfter,
  nine,
  paid,
  received,
  secondCharge,
  tooLate,
} from '../../test/given-payments';
import { given, outcomeOf } from '../../test/given';
import { payInCash } from './pay-in-cash.decide';

const forCharge = {
  what: { chargeId: firstCharge },
  fees: null,
  receiptNumber: 1_204,
  counterCode: 'counter-1',
  reason: 'platform-down' as const,
};
const forItems = { ...forCharge, what: { newChargeId: secondCharge, asked: { items } } };
const stated: DomainEvent = { type: 'FeeNotPaidOnline', data: { reason: 'platform-down' } };

describe('paying in cash', () => {
  it('settles a charge against a receipt and says why not online', () => {
    expect(payInCash(moneyAfter(received, charged), forCharge, nine)).toEqual([stated, cash]);
  });

  it('charges and settles in one act where nothing was charged', () => {
    const data = { chargeId: secondCharge, amount: 38_000 };
    expect(payInCash(moneyAfter(received), forItems, nine)).toMatchObject([
      { type: 'FeeCharged', data: { ...data, providerCode: null, expiresAt: null } },
      stated,
      { type: 'FeePaid', data: { ...data, manner: 'cash', reference: '1204', counterCode: 'counter-1' } },
    ]);
  });

  it('keeps the reason that was stated first', () => {
    const chosen: DomainEvent = { type: 'FeeNotPaidOnline', data: { reason: 'cash-by-choice' } };
    expect(outcomeOf(payInCash(moneyAfter(received, charged, chosen), forCharge, nine))).toEqual(['FeePaid']);
  });

  it('settles a charge that expired, and says of others that they did', () => {
    const types = ['FeeNotPaidOnline', 'FeePaid'];
    expect(outcomeOf(payInCash(moneyAfter(received, charged, expired), forCharge, tooLate))).toEqual(types);
    expect(outcomeOf(payInCash(moneyAfter(received, charged), forCharge, tooLate))).toEqual(types);
    expect(outcomeOf(payInCash(moneyAfter(received, charged), forItems, tooLate))).toEqual([
      'ChargeExpired',
      'FeeCharged',
      ...types,
    ]);
  });

  it('is quiet for the same receipt, and refuses it for anything else', () => {
    const state = moneyAfter(received, charged, cash);
    expect(payInCash(state, forCharge, nine)).toEqual([]);
    expect(payInCash(state, forItems, nine)).toEqual([]);
    const fewer = { newChargeId: secondCharge, asked: { items: items.slice(1) } };
    expect(outcomeOf(payInCash(state, { ...forItems, what: fewer }, nine))).toBe('receipt-used');
    expect(outcomeOf(payInCash(state, { ...forCharge, what: { chargeId: secondCharge } }, nine))).toBe('receipt-used');
  });

  it.each([
    ['already-paid', moneyAfter(received, charged, paid), forCharge],
    ['charge-unknown', moneyAfter(received), forCharge],
    ['charge-cancelled', moneyAfter(received, charged, cancelled), forCharge],
    ['charge-open', moneyAfter(received, charged), forItems],
    [
      'nothing-to-charge',
      moneyAfter(received),
      { ...forCharge, what: { newChargeId: secondCharge, asked: { items: [] } } },
    ],
    ['free-of-charge', moneyAfter(received), { ...forItems, fees: [] }],
    ['stated-free', moneyAfter(received, { type: 'FeeNotPaidOnline', data: { reason: 'free' } }), forItems],
    ['forwarded', { ...moneyAfter(), dossier: given.forwarded }, forItems],
  ])('is refused: %s', (code, state, command) => {
    expect(outcomeOf(payInCash(state, command, nine))).toBe(code);
  });
});
