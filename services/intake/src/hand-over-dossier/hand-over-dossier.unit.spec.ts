import { given, outcomeOf, receipt } from '../../test/given';
import { handOverDossier } from './hand-over-dossier.decide';

describe('handing over', () => {
  it('carries the receipt to processing', () => {
    expect(handOverDossier(given.received)).toEqual([{ type: 'DossierHandedOver', data: receipt }]);
  });

  it('is quiet when repeated', () => {
    expect(handOverDossier(given.handedOver)).toEqual([]);
  });

  it.each([
    ['forwarded', 'forwarded'],
    ['none', 'not-received'],
    ['submitted', 'not-received'],
    ['notAccepted', 'not-received'],
  ] as const)('of a dossier that is %s is refused: %s', (state, code) => {
    expect(outcomeOf(handOverDossier(given[state]))).toBe(code);
  });
});
