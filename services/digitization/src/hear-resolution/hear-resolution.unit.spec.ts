import { given, heard, resolutionHeard } from '../../test/given';
import { ending } from '../../test/heard-events';
import { hearResolution } from './hear-resolution.decide';

describe('hearing of a result', () => {
  it('is kept before and after the dossier was heard of', () => {
    expect(hearResolution(given(heard), ending)).toEqual([resolutionHeard]);
    expect(hearResolution(given(), ending)).toEqual([resolutionHeard]);
  });

  it('is quiet the second time, and for rows of a register', () => {
    expect(hearResolution(given(heard, resolutionHeard), ending)).toEqual([]);
    const enteredAfterwards = { source: 'register', fileHash: null, rowNumber: 1, reason: 'sổ' } as const;
    expect(hearResolution(given(), { ...ending, enteredAfterwards })).toEqual([]);
  });
});
