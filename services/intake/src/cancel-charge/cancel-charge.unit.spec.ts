import {
  cancelled,
  cash,
  charged,
  expired,
  firstCharge,
  moneyAfter,
  nine,
  paid,
  received,
  secondCharge,
  tooLate,
} from '../../test/given-payments';
import { given, outcomeOf } from '../../test/given';
import { cancelCharge } from './cancel-charge.decide';

const command = { chargeId: firstCharge, reasonCode: 'charged-wrongly' as const };

describe('taking back a charge', () => {
  it('ends one that is open', () => {
    expect(cancelCharge(moneyAfter(received, charged), command, nine)).toEqual([cancelled]);
  });

  it('is possible whatever became of the dossier', () => {
    const state = { ...moneyAfter(received, charged), dossier: given.forwarded };
    expect(outcomeOf(cancelCharge(state, command, nine))).toEqual(['ChargeCancelled']);
  });

  it('is quiet when repeated, also after its time, and keeps its first reason', () => {
    const state = moneyAfter(received, charged, cancelled);
    expect(cancelCharge(state, command, nine)).toEqual([]);
    expect(cancelCharge(state, command, tooLate)).toEqual([]);
    expect(outcomeOf(cancelCharge(state, { ...command, reasonCode: 'withdrawn' }, nine))).toBe('other-reason');
  });

  it.each([
    ['charge-unknown', [received, charged], { ...command, chargeId: secondCharge }, nine],
    ['already-paid', [received, charged, paid], command, nine],
    ['already-paid', [received, charged, cash], command, tooLate],
    ['charge-expired', [received, charged], command, tooLate],
    ['charge-expired', [received, charged, expired], command, nine],
  ])('is refused: %s', (code, events, asked, now) => {
    expect(outcomeOf(cancelCharge(moneyAfter(...events), asked, now))).toBe(code);
  });
});
