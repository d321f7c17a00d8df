import { given, heard, resolutionHeard } from '../../test/given';
import { receipt } from '../../test/heard-events';
import { hearDossier } from './hear-dossier.decide';

const forUnit = { ...receipt, competentUnitCode: 'so-tu-phap' };

describe('hearing of a dossier', () => {
  it('keeps whose it is, also after its result was heard of', () => {
    expect(hearDossier(given(), forUnit)).toEqual([heard]);
    expect(hearDossier(given(resolutionHeard), forUnit)).toEqual([heard]);
  });

  it('is quiet when known, and for rows of a register', () => {
    expect(hearDossier(given(heard), forUnit)).toEqual([]);
    const enteredAfterwards = { source: 'register', fileHash: null, rowNumber: 1, reason: 'sổ' } as const;
    expect(hearDossier(given(), { ...forUnit, enteredAfterwards })).toEqual([]);
    const onPaper = { ...forUnit, enteredAfterwards: { ...enteredAfterwards, source: 'paper' as const } };
    expect(hearDossier(given(), onPaper)).toEqual([heard]);
  });
});
