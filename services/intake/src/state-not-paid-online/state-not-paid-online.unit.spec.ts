import type { DomainEvent } from '@motcua/contracts';
import {
  cancelled,
  cash,
  charged,
  expired,
  moneyAfter,
  nine,
  paid,
  received,
  refund,
  tooLate,
} from '../../test/given-payments';
import { given, outcomeOf } from '../../test/given';
import { stateNotPaidOnline } from './state-not-paid-online.decide';

const free: DomainEvent = { type: 'FeeNotPaidOnline', data: { reason: 'free' } };
const wholeRefund: DomainEvent = { type: 'RefundOrdered', data: { ...refund, amount: 38_000 } };

describe('why nothing is paid online', () => {
  it('is stated once', () => {
    expect(stateNotPaidOnline(moneyAfter(received), 'free', nine)).toEqual([free]);
    expect(stateNotPaidOnline(moneyAfter(received, free), 'free', nine)).toEqual([]);
    expect(outcomeOf(stateNotPaidOnline(moneyAfter(received, free), 'platform-down', nine))).toBe('other-reason');
  });

  it('may be stated beside an open charge, and says that one expired', () => {
    const state = moneyAfter(received, charged);
    expect(outcomeOf(stateNotPaidOnline(state, 'cash-by-choice', nine))).toEqual(['FeeNotPaidOnline']);
    const late = stateNotPaidOnline(state, 'cash-by-choice', tooLate);
    expect(late).toEqual([expired, { type: 'FeeNotPaidOnline', data: { reason: 'cash-by-choice' } }]);
  });

  it('is refused where it was paid online, unless all of it went back', () => {
    const state = moneyAfter(received, charged, paid);
    expect(outcomeOf(stateNotPaidOnline(state, 'cash-by-choice', nine))).toBe('paid-online');
    const back = moneyAfter(received, charged, paid, wholeRefund);
    expect(outcomeOf(stateNotPaidOnline(back, 'cash-by-choice', nine))).toEqual(['FeeNotPaidOnline']);
    expect(outcomeOf(stateNotPaidOnline(moneyAfter(received, charged, cash), 'cash-by-choice', nine))).toEqual([
      'FeeNotPaidOnline',
    ]);
  });

  it('may be “free” once every charge was taken back', () => {
    expect(outcomeOf(stateNotPaidOnline(moneyAfter(received, charged, cancelled), 'free', nine))).toEqual([
      'FeeNotPaidOnline',
    ]);
  });

  it('can not be “free” where a fee was charged, nor be stated where no fee is due', () => {
    expect(outcomeOf(stateNotPaidOnline(moneyAfter(received, charged), 'free', nine))).toBe('fee-charged');
    expect(outcomeOf(stateNotPaidOnline({ ...moneyAfter(), dossier: given.forwarded }, 'free', nine))).toBe(
      'forwarded',
    );
  });
});
