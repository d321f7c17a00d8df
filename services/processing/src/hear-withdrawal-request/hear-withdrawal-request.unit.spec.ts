import { given, now, paused, resolved, started, takenOver, time, withdrawn } from '../../test/given';
import { hearWithdrawalRequest } from './hear-withdrawal-request.decide';

const command = { reasonCode: 'applicant-wish', now, time: () => time };
const heard = { type: 'WithdrawalRequestHeard', data: { reasonCode: 'applicant-wish' } };

describe('hearing that the applicant wants to withdraw', () => {
  it('ends a course that runs, in the same append', () => {
    expect(hearWithdrawalRequest(given(takenOver, started), command)).toMatchObject([
      heard,
      { type: 'DossierWithdrawn', data: { endedAt: now, reasonCode: 'applicant-wish', workingMinutesEarly: 4_740 } },
    ]);
  });

  it('states no timeliness where the clock stands still', () => {
    expect(hearWithdrawalRequest(given(takenOver, started, paused), command)[1]).toMatchObject({
      data: { workingMinutesEarly: null },
    });
  });

  it('waits for the hand-over where that was not heard yet', () => {
    expect(hearWithdrawalRequest(given(), command)).toEqual([heard]);
  });

  it('comes too late for a course that has ended: one end each', () => {
    expect(hearWithdrawalRequest(given(takenOver, started, resolved), command)).toEqual([heard]);
    expect(hearWithdrawalRequest(given(takenOver, withdrawn), command)).toEqual([heard]);
  });
});
