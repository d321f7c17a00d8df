import { codeOf, given, now, paused, resolved, started, stopped, takenOver, time, withdrawn } from '../../test/given';
import { stopDossier } from './stop-dossier.decide';

const command = { reasonCode: 'applicant-wish', now, time, reasons: new Set(['applicant-wish']) };

describe('stopping (form 05)', () => {
  it('ends a course that runs, started or not', () => {
    expect(stopDossier(given(takenOver), command)).toMatchObject([
      { type: 'DossierStopped', data: { endedAt: now, reasonCode: 'applicant-wish', workingMinutesEarly: 4_740 } },
    ]);
  });

  it('states no timeliness where the clock stands still', () => {
    expect(stopDossier(given(takenOver, started, paused), command)).toMatchObject([
      { data: { workingMinutesEarly: null } },
    ]);
  });

  it('is quiet the second time', () => {
    expect(stopDossier(given(takenOver, stopped), command)).toEqual([]);
  });

  it('is refused after another end and with an unknown reason', () => {
    expect(codeOf(stopDossier(given(takenOver, started, resolved), command))).toBe('ended');
    expect(codeOf(stopDossier(given(takenOver, withdrawn), command))).toBe('ended');
    expect(codeOf(stopDossier(given(takenOver), { ...command, reasonCode: 'mood' }))).toBe('cause-unknown');
  });
});
