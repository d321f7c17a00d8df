import { given, heard } from '../test/given';
import { goldenOf } from '@motcua/testing';
import { dossierStream } from './dossier.state';
import { hearDossier } from './hear-dossier/hear-dossier.decide';
import { hearResolution } from './hear-resolution/hear-resolution.decide';

describe('golden messages', () => {
  it.each(['DossierReceived', 'DossierHandedOver'] as const)('%s of intake lets the dossier be scanned', (type) => {
    for (const { data } of goldenOf(type)) {
      expect(hearDossier(given(), { ...data, enteredAfterwards: null })).toMatchObject([{ type: 'DossierHeard' }]);
    }
  });

  it.each(['DossierResolved', 'DossierRefused'] as const)('%s of processing lets the result be scanned', (type) => {
    for (const { data } of goldenOf(type)) {
      expect(hearResolution(given(heard), { ...data, enteredAfterwards: null })).toEqual([
        { type: 'ResolutionHeard', data: { resolvedAt: data.endedAt } },
      ]);
    }
  });

  it.each(['DossierHeard', 'ResolutionHeard', 'ComponentDigitized', 'ResultDigitized'] as const)(
    '%s of every version is folded',
    (type) => {
      for (const { data, occurredAt } of goldenOf(type)) {
        expect(dossierStream.evolve(given(), { type, data, occurredAt, position: 1 })).not.toEqual(given());
      }
    },
  );
});
