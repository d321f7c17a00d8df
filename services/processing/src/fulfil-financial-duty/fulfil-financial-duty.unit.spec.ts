import type { DomainEvent } from '@motcua/contracts';
import { codeOf, given, paused, resumed, started, takenOver, time } from '../../test/given';
import { notified, paid, pausedForPayment, whereverItStands } from '../../test/given-duties';
import { fulfilFinancialDuty } from './fulfil-financial-duty.decide';

// Notified on Wednesday 1 October, paid at once, heard of on Monday 6.
const command = {
  paidAt: '2025-10-01T02:30:00.000Z',
  paymentReference: 'GNT-1',
  now: '2025-10-06T03:00:00.000Z',
  time,
  catalogued: [],
};
const stage = (code: string, termAmount: number, after: string[], startsWithPayment = false) => ({
  code,
  agencyUnitCode: null,
  agencyName: code,
  termUnit: 'working-days' as const,
  termAmount,
  after,
  startsWithPayment,
});
type CataloguedStage = ReturnType<typeof stage>;
const land = (office: number, tax: number, result: number) => [
  stage('land-office', office, []),
  stage('tax-notice', tax, ['land-office']),
  stage('result', result, ['tax-notice'], true),
];
const open = [takenOver, started, notified(), pausedForPayment];

describe('fulfilling a financial duty', () => {
  it('lets the clock run again from when the office learns of it', () => {
    expect(fulfilFinancialDuty(given(...open), command)).toMatchObject([
      paid,
      { type: 'DossierResumed', data: { clock: { dueAt: '2025-10-20T02:00:00.000Z' } } },
    ]);
  });

  it('is taken as long as the course runs, and moves no clock that does not stand for it', () => {
    expect(whereverItStands((course) => fulfilFinancialDuty(course, command), notified())).toEqual({
      notHeard: 'unknown',
      takenOver: ['FinancialDutyFulfilled'],
      inProcess: ['FinancialDutyFulfilled'],
      paused: ['FinancialDutyFulfilled'],
      waiting: ['FinancialDutyFulfilled'],
      resolved: 'ended',
      returned: 'ended',
    });
    expect(fulfilFinancialDuty(given(...open, resumed), command)).toEqual([paid]);
    expect(fulfilFinancialDuty(given(...open, resumed, paused), command)).toEqual([paid]);
  });

  it('is quiet when repeated, refused with another reference', () => {
    const done = given(...open, paid, resumed);
    expect(fulfilFinancialDuty(done, command)).toEqual([]);
    expect(codeOf(fulfilFinancialDuty(done, { ...command, paymentReference: null }))).toBe('already-paid');
  });

  it('appoints the result of a land dossier anew, once', () => {
    const stages = land(12, 5, 3);
    const decided = fulfilFinancialDuty(given(...open), { ...command, catalogued: stages });
    // From Monday 6 October 10:00: 7, 8, 9.
    const clock = { termUnit: 'working-days', termAmount: 3, dueAt: '2025-10-09T03:00:00.000Z' };
    expect(decided).toMatchObject([
      paid,
      { type: 'ResultAppointed', data: { clock } },
      { type: 'DossierResumed', data: { clock } },
    ]);
    const whilePaused = fulfilFinancialDuty(given(...open, resumed, paused), { ...command, catalogued: stages });
    expect(whilePaused).toMatchObject([paid, { type: 'ResultAppointed', data: { clock } }]);
    const appointed = (decided as DomainEvent[]).slice(1);
    const again = [...open, paid, ...appointed, notified({ kindCode: 'land-levy' }), pausedForPayment];
    expect(fulfilFinancialDuty(given(...again), { ...command, catalogued: stages })).toMatchObject([
      paid,
      { type: 'DossierResumed' },
    ]);
  });

  it('leaves a dossier without appointment, and one whose stages do not wait for the payment, as it is', () => {
    const [before, after] = land(12, 5, 3).slice(0, 2) as [CataloguedStage, CataloguedStage];
    expect(fulfilFinancialDuty(given(...open, resumed), { ...command, catalogued: [before, after] })).toEqual([paid]);
  });

  it('is refused without a duty, for an impossible instant and beyond the calendar', () => {
    expect(codeOf(fulfilFinancialDuty(given(takenOver, started), command))).toBe('no-financial-duty');
    const at = (paidAt: string) => codeOf(fulfilFinancialDuty(given(...open), { ...command, paidAt }));
    expect(at('2025-10-06T03:00:00.001Z')).toBe('in-the-future');
    expect(at('2025-10-01T01:59:59.000Z')).toBe('before-receipt');
    const short = { ...time, calendar: { ...time.calendar, lastDay: '2025-10-17' } };
    expect(codeOf(fulfilFinancialDuty(given(...open), { ...command, time: short }))).toBe('calendar-ends');
    const long = { ...command, time: short, catalogued: land(1, 1, 30) };
    expect(codeOf(fulfilFinancialDuty(given(...open), long))).toBe('calendar-ends');
  });
});
