import { codeOf, given, now, paused, resolved, started, stopped, takenOver, time, withdrawn } from '../../test/given';
import { withdrawDossier } from './withdraw-dossier.decide';

const command = { reasonCode: 'applicant-wish', now, time, reasons: new Set(['applicant-wish']) };

describe('withdrawing', () => {
  it('ends a course that runs, started or not', () => {
    expect(withdrawDossier(given(takenOver), command)).toMatchObject([
      { type: 'DossierWithdrawn', data: { endedAt: now, reasonCode: 'applicant-wish', workingMinutesEarly: 4_740 } },
    ]);
  });

  it('states no timeliness where the clock stands still', () => {
    expect(withdrawDossier(given(takenOver, started, paused), command)).toMatchObject([
      { data: { workingMinutesEarly: null } },
    ]);
  });

  it('is quiet the second time', () => {
    expect(withdrawDossier(given(takenOver, withdrawn), command)).toEqual([]);
  });

  it('is refused after another end and with an unknown reason', () => {
    expect(codeOf(withdrawDossier(given(takenOver, started, resolved), command))).toBe('ended');
    expect(codeOf(withdrawDossier(given(takenOver, stopped), command))).toBe('ended');
    expect(codeOf(withdrawDossier(given(takenOver), { ...command, reasonCode: 'mood' }))).toBe('cause-unknown');
  });
});
