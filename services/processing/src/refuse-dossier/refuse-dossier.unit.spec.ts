import { askedFor, codeOf, given, now, paused, refused, resolved, started, takenOver, time } from '../../test/given';
import { refuseDossier } from './refuse-dossier.decide';

const command = {
  reasonCode: 'conditions-not-met',
  lateCauseCode: null,
  now,
  time,
  reasons: new Set(['conditions-not-met']),
  lateCauses: new Set(['staff-overload']),
};

describe('refusing after appraisal', () => {
  it('is a result with its reason and its timeliness', () => {
    expect(refuseDossier(given(takenOver, started), command)).toMatchObject([
      { type: 'DossierRefused', data: { reasonCode: 'conditions-not-met', workingMinutesEarly: 4_740 } },
    ]);
  });

  it('may come while papers are outstanding that did not stop the clock', () => {
    expect(refuseDossier(given(takenOver, started, askedFor(['birth'], false)), command)).toHaveLength(1);
  });

  it('is quiet the second time', () => {
    expect(refuseDossier(given(takenOver, started, refused), command)).toEqual([]);
  });

  it('is refused before the start, while the clock stands still, after another end, with unknown words', () => {
    expect(codeOf(refuseDossier(given(takenOver), command))).toBe('not-started');
    expect(codeOf(refuseDossier(given(takenOver, started, paused), command))).toBe('paused');
    const waiting = given(takenOver, started, askedFor(['birth']));
    expect(codeOf(refuseDossier(waiting, command))).toBe('waiting-for-supplement');
    expect(codeOf(refuseDossier(given(takenOver, started, resolved), command))).toBe('ended');
    const dossier = given(takenOver, started);
    expect(codeOf(refuseDossier(dossier, { ...command, reasonCode: 'mood' }))).toBe('cause-unknown');
    expect(codeOf(refuseDossier(dossier, { ...command, lateCauseCode: 'mood' }))).toBe('cause-unknown');
  });
});
