import { askedFor, codeOf, given, paused, resolved, resumed, started, takenOver } from '../../test/given';
import { pauseDossier } from './pause-dossier.decide';

const command = { groundCode: 'financial-duty', grounds: new Set(['financial-duty', 'expertise']) };

describe('pausing the clock', () => {
  it('stands on a legal ground, and may happen again', () => {
    expect(pauseDossier(given(takenOver, started), command)).toEqual([paused]);
    expect(pauseDossier(given(takenOver, started, paused, resumed), command)).toEqual([paused]);
  });

  it('is quiet for the same ground, refused for another', () => {
    const dossier = given(takenOver, started, paused);
    expect(pauseDossier(dossier, command)).toEqual([]);
    expect(codeOf(pauseDossier(dossier, { ...command, groundCode: 'expertise' }))).toBe('already-paused');
  });

  it('is refused before the start, without a legal ground, while the clock stands still anyway, after the end', () => {
    expect(codeOf(pauseDossier(given(takenOver), command))).toBe('not-started');
    expect(codeOf(pauseDossier(given(takenOver, started), { ...command, groundCode: 'busy' }))).toBe('ground-unknown');
    expect(codeOf(pauseDossier(given(takenOver, started, askedFor(['birth'])), command))).toBe(
      'waiting-for-supplement',
    );
    expect(codeOf(pauseDossier(given(takenOver, started, resolved), command))).toBe('ended');
  });
});
