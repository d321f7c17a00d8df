import type { DomainEvent } from '@motcua/contracts';
import {
  cameLate,
  cash,
  charged,
  expired,
  firstRefund,
  moneyAfter,
  nine,
  paid,
  received,
  refund,
  refundOrdered,
  tooLate,
} from '../../test/given-payments';
import { given, outcomeOf } from '../../test/given';
import { confirmRefund, refundFee } from './refund-fee.decide';

const command = {
  refundId: firstRefund,
  providerCode: 'national',
  reference: 'NP-1',
  amount: 8_000,
  reasonCode: 'charged-wrongly' as const,
  counterCode: null,
};
const other = { ...command, refundId: '0199a000-0000-7000-8000-0000000000a2' };

describe('giving money back', () => {
  it('is ordered from the provider through whom it came', () => {
    expect(refundFee(moneyAfter(received, charged, paid), command, nine)).toEqual([refundOrdered]);
  });

  it('is done at once over the counter', () => {
    const inCash = { ...command, providerCode: null, reference: '1204', counterCode: 'counter-2' };
    const state = moneyAfter(received, charged, cash);
    expect(refundFee(state, inCash, nine)).toMatchObject([
      { type: 'FeeRefunded', data: { manner: 'cash', counterCode: 'counter-2', refundedAt: nine } },
    ]);
    expect(outcomeOf(refundFee(state, { ...inCash, counterCode: null }, nine))).toBe('counter-missing');
  });

  it('is possible for money that settled nothing, and for a dossier that was never accepted', () => {
    expect(outcomeOf(refundFee(moneyAfter(received, charged, expired, cameLate), command, nine))).toEqual([
      'RefundOrdered',
    ]);
    const never = { ...moneyAfter(received, charged, paid), dossier: given.notAccepted };
    expect(outcomeOf(refundFee(never, command, nine))).toEqual(['RefundOrdered']);
  });

  it('never exceeds what came, ordered refunds included', () => {
    const state = moneyAfter(received, charged, paid, refundOrdered);
    expect(outcomeOf(refundFee(state, { ...other, amount: 30_000 }, nine))).toEqual(['RefundOrdered']);
    expect(outcomeOf(refundFee(state, { ...other, amount: 30_001 }, nine))).toBe('more-than-paid');
    expect(outcomeOf(refundFee(state, { ...other, reference: 'NP-9' }, nine))).toBe('payment-unknown');
  });

  it('is quiet when repeated and refuses another content under the same id', () => {
    const state = moneyAfter(received, charged, paid, refundOrdered);
    expect(refundFee(state, command, nine)).toEqual([]);
    expect(outcomeOf(refundFee(state, { ...command, amount: 1 }, nine))).toBe('refund-differs');
  });
});

describe('the provider’s word that money went back', () => {
  const confirmed: DomainEvent = { type: 'FeeRefunded', data: { ...refund, refundedAt: tooLate } };
  const said = { refundId: firstRefund, amount: 8_000, refundedAt: tooLate };

  it('confirms the order once', () => {
    expect(confirmRefund(moneyAfter(received, charged, paid, refundOrdered), said)).toEqual([confirmed]);
    expect(confirmRefund(moneyAfter(received, charged, paid, refundOrdered, confirmed), said)).toEqual([]);
  });

  it('is refused for another amount and for an order that was never given', () => {
    const state = moneyAfter(received, charged, paid, refundOrdered);
    expect(outcomeOf(confirmRefund(state, { ...said, amount: 7_999 }))).toBe('amount-differs');
    expect(outcomeOf(confirmRefund(moneyAfter(received, charged, paid), said))).toBe('refund-unknown');
  });
});
