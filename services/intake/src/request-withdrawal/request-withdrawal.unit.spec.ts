import { given, outcomeOf, receipt, stateAfter } from '../../test/given';
import { requestWithdrawal } from './request-withdrawal.decide';

const command = { reasonCode: 'applicant-wish', reasonKnown: true };

describe('taking the wish to withdraw', () => {
  it('is recorded for processing to decide', () => {
    const data = { reasonCode: 'applicant-wish' };
    expect(requestWithdrawal(given.handedOver, command)).toEqual([{ type: 'WithdrawalRequested', data }]);
  });

  it('is quiet when repeated', () => {
    const asked = stateAfter(
      { type: 'DossierReceived', data: receipt },
      { type: 'DossierHandedOver', data: receipt },
      { type: 'WithdrawalRequested', data: { reasonCode: 'applicant-wish' } },
    );
    expect(requestWithdrawal(asked, { ...command, reasonCode: 'wrong-procedure' })).toEqual([]);
  });

  it('needs a reason of the list', () => {
    expect(outcomeOf(requestWithdrawal(given.handedOver, { ...command, reasonKnown: false }))).toBe('reason-unknown');
  });

  it.each([
    ['received', 'not-handed-over'],
    ['forwarded', 'forwarded'],
    ['submitted', 'not-received'],
    ['notAccepted', 'not-received'],
    ['none', 'not-received'],
  ] as const)('of a dossier that is %s is refused: %s', (state, code) => {
    expect(outcomeOf(requestWithdrawal(given[state], command))).toBe(code);
  });
});
