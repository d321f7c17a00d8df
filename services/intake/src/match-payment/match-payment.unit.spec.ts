import {
  cameLate,
  cancelled,
  cash,
  charged,
  expired,
  firstCharge,
  moneyAfter,
  paid,
  payment,
  received,
  refundOrdered,
  secondCharge,
  tooLate,
} from '../../test/given-payments';
import { outcomeOf } from '../../test/given';
import { matchPayment } from './match-payment.decide';

const command = { providerCode: 'national', reference: 'NP-1', chargeId: firstCharge };
const waiting = [received, charged, expired, cameLate];
const secondCharged = { ...charged, data: { ...charged.data, chargeId: secondCharge } } as typeof charged;

describe('matching money that came late', () => {
  it('settles the expired charge that it was meant for', () => {
    const settled = { type: 'FeePaid', data: { ...payment, paidAt: tooLate } };
    expect(matchPayment(moneyAfter(...waiting), command)).toEqual([settled]);
  });

  it('settles the charge that stands in its place', () => {
    const state = moneyAfter(...waiting, secondCharged);
    const data = { ...payment, paidAt: tooLate, chargeId: secondCharge };
    expect(matchPayment(state, { ...command, chargeId: secondCharge })).toEqual([{ type: 'FeePaid', data }]);
  });

  it('is quiet when repeated, and refused for another charge', () => {
    const state = moneyAfter(received, charged, paid, secondCharged);
    expect(matchPayment(state, command)).toEqual([]);
    expect(outcomeOf(matchPayment(state, { ...command, chargeId: secondCharge }))).toBe('already-applied');
  });

  it.each([
    ['payment-unknown', waiting, { ...command, reference: 'NP-9' }],
    ['charge-unknown', waiting, { ...command, chargeId: secondCharge }],
    ['already-paid', [...waiting, cash], command],
    ['charge-cancelled', [received, charged, cancelled, cameLate], command],
    ['amount-differs', [...waiting, refundOrdered], command],
    [
      'amount-differs',
      [received, { ...charged, data: { ...charged.data, amount: 1 } } as typeof charged, cameLate],
      command,
    ],
  ])('is refused: %s', (code, events, asked) => {
    expect(outcomeOf(matchPayment(moneyAfter(...events), asked))).toBe(code);
  });
});
