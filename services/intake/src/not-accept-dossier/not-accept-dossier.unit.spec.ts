import { given, outcomeOf } from '../../test/given';
import { notAcceptDossier } from './not-accept-dossier.decide';

const command = { reasonCode: 'papers-missing', reasonKnown: true };

describe('not accepting a filing', () => {
  it('names the reason', () => {
    const data = { reasonCode: 'papers-missing' };
    expect(notAcceptDossier(given.submitted, command)).toEqual([{ type: 'DossierNotAccepted', data }]);
  });

  it('is quiet when repeated', () => {
    expect(notAcceptDossier(given.notAccepted, command)).toEqual([]);
  });

  it('is refused without a reason of the list', () => {
    expect(outcomeOf(notAcceptDossier(given.submitted, { ...command, reasonKnown: false }))).toBe('reason-unknown');
  });

  it.each([
    ['none', 'not-submitted'],
    ['received', 'already-received'],
    ['handedOver', 'already-received'],
    ['forwarded', 'already-received'],
  ] as const)('of a dossier that is %s is refused: %s', (state, code) => {
    expect(outcomeOf(notAcceptDossier(given[state], command))).toBe(code);
  });
});
