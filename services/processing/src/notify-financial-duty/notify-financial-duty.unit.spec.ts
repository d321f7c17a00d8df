import { codeOf, given, now, resumed, started, takenOver } from '../../test/given';
import { notified, paid, pausedForPayment, whereverItStands } from '../../test/given-duties';
import { notifyFinancialDuty } from './notify-financial-duty.decide';

const command = {
  kindCode: 'registration-fee',
  amount: 1_250_000,
  payBy: '2025-10-31',
  now,
  kinds: new Set(['registration-fee', 'land-use-levy']),
  grounds: new Set(['payment', 'financial-duty']),
};
const left = { amount: null, payBy: null };

describe('notifying of a financial duty', () => {
  it('stops the clock, where it may be stopped', () => {
    expect(notifyFinancialDuty(given(takenOver, started), command)).toEqual([notified(), pausedForPayment]);
    expect(whereverItStands((course) => notifyFinancialDuty(course, command))).toEqual({
      notHeard: 'unknown',
      takenOver: 'not-started',
      inProcess: ['FinancialDutyNotified', 'DossierPaused'],
      paused: 'already-paused',
      waiting: 'waiting-for-supplement',
      resolved: 'ended',
      returned: 'ended',
    });
  });

  it('is quiet when repeated, also after the payment', () => {
    const open = [takenOver, started, notified(), pausedForPayment];
    expect(notifyFinancialDuty(given(...open), command)).toEqual([]);
    expect(notifyFinancialDuty(given(...open, paid, resumed), command)).toEqual([]);
  });

  it('states later what the tax office had left open, and nothing else', () => {
    const open = given(takenOver, started, notified(left), pausedForPayment);
    expect(notifyFinancialDuty(open, command)).toEqual([notified()]);
    expect(notifyFinancialDuty(open, { ...command, payBy: null })).toEqual([notified({ payBy: null })]);
    expect(codeOf(notifyFinancialDuty(open, { ...command, kindCode: 'land-use-levy' }))).toBe('payment-open');
    const stated = given(takenOver, started, notified(), pausedForPayment);
    for (const changed of [{ amount: 2 }, { amount: null }, { payBy: '2025-11-30' }, { payBy: null }])
      expect(codeOf(notifyFinancialDuty(stated, { ...command, ...changed }))).toBe('payment-open');
  });

  it('may follow a duty that was fulfilled', () => {
    const done = given(takenOver, started, notified(), pausedForPayment, paid, resumed);
    expect(notifyFinancialDuty(done, { ...command, kindCode: 'land-use-levy' })).toHaveLength(2);
  });

  it('is refused for an unknown kind, a day that has passed, and where the law knows no such pause', () => {
    const dossier = given(takenOver, started);
    expect(codeOf(notifyFinancialDuty(dossier, { ...command, kindCode: 'bribe' }))).toBe('cause-unknown');
    expect(codeOf(notifyFinancialDuty(dossier, { ...command, payBy: '2025-09-30' }))).toBe('pay-by-past');
    expect(notifyFinancialDuty(dossier, { ...command, payBy: '2025-10-01' })).toHaveLength(2);
    expect(codeOf(notifyFinancialDuty(dossier, { ...command, grounds: new Set<string>() }))).toBe('ground-unknown');
  });
});
