import type { Rejected } from '@motcua/event-sourcing';
import { outcomeOf, receiving, stateAfter } from '../../test/given';
import { acceptDossier } from '../accept-dossier/accept-dossier.decide';
import type { Fee } from '../charge-fee/fees-due.fragment';
import { deliverSupplement } from '../deliver-supplement/deliver-supplement.decide';
import { fireTimer } from '../fire-timer/fire-timer.decide';
import { forwardDossier } from '../forward-dossier/forward-dossier.decide';
import { handOverDossier } from '../hand-over-dossier/hand-over-dossier.decide';
import { mayNotCharge } from '../payments/may-charge.decide';
import { requestWithdrawal } from '../request-withdrawal/request-withdrawal.decide';
import { type SettleImmediately, type Settled, settleImmediately } from './settle-immediately.decide';

const fees: Fee[] = [{ code: 'ban-sao', name: 'Bản sao', amount: 2_000, per: 'page', startingAt: 1, ceiling: 200_000 }];
const procedure = { ...receiving.procedure, isImmediate: true, termUnit: 'same-day', termAmount: 0, fees } as const;
const command: SettleImmediately = {
  ...receiving,
  procedure,
  channel: 'direct',
  assisted: false,
  forwardedFrom: null,
  copies: 3,
  pages: 2,
  registerBook: 'certified-copies',
  fees,
  cash: null,
};
const cash = {
  what: { newChargeId: '0197c3a0-0000-7000-8000-000000000077', asked: { documents: [{ copies: 3, pages: 2 }] } },
  receiptNumber: 12,
  counterCode: 'counter-1',
  reason: 'cash-by-choice',
} as const;
const settledBy = (over: object = {}): Settled => settleImmediately({ ...command, ...over }) as Settled;
const codeOf = (over: object): string => (settleImmediately({ ...command, ...over }) as Rejected).code;

describe('a result that is handed out at once', () => {
  it('has neither a slip nor an appointment, and a line in its register', () => {
    const { events, line } = settledBy();
    expect(events).toMatchObject([
      {
        type: 'DossierReceived',
        data: { hasSlip: false, channel: 'direct', clock: { dueAt: null, ruleId: 'immediate.1' } },
      },
    ]);
    expect(line).toEqual({
      settledAt: command.receivedAt,
      copies: 3,
      pages: 2,
      feeCollected: 0,
      registerBook: 'certified-copies',
      registerYear: 2025,
    });
  });

  it('belongs to the year of the ward’s clock', () => {
    expect(settledBy({ receivedAt: '2025-12-31T16:59:00.000Z' }).line.registerYear).toBe(2025);
    expect(settledBy({ receivedAt: '2025-12-31T17:00:00.000Z' }).line.registerYear).toBe(2026);
  });

  it('is paid by the fees of its version', () => {
    const { events, line } = settledBy({ cash });
    expect(events.map(({ type }) => type)).toEqual(['DossierReceived', 'FeeCharged', 'FeeNotPaidOnline', 'FeePaid']);
    expect(line.feeCollected).toBe(12_000);
  });

  it.each([
    ['procedure-unknown', { procedure: undefined }],
    ['not-immediate', { procedure: { ...procedure, isImmediate: false } }],
    ['free-of-charge', { fees: [], cash }],
    ['fees-unknown', { fees: null, cash }],
  ])('is refused: %s', (code, over) => {
    expect(codeOf(over)).toBe(code);
  });
});

describe('afterwards', () => {
  const { events, line } = settledBy();
  const settled = stateAfter(...events, { type: 'ImmediateResultSettled', data: { ...line, registerNumber: 1 } });

  it('nothing is left to be done for it, but for its money', () => {
    expect(settled.status).toBe('settled');
    expect(outcomeOf(handOverDossier(settled))).toBe('settled');
    expect(outcomeOf(forwardDossier(settled, { toUnitCode: 'binh-duong', unitKnown: true }))).toBe('settled');
    expect(outcomeOf(deliverSupplement(settled, { papers: ['birth'] }))).toBe('settled');
    expect(outcomeOf(requestWithdrawal(settled, { reasonCode: 'applicant-wish', reasonKnown: true }))).toBe('settled');
    expect(fireTimer(settled, { timer: 'hand-over-due', dueAt: command.receivedAt })).toEqual([]);
    expect(mayNotCharge(settled)).toBeNull();
  });

  it('a filing online is none of it', () => {
    expect(outcomeOf(acceptDossier(settled, { ...receiving, despiteFindings: false } as never))).toBe('not-submitted');
  });
});
