import { codeOf, given, now, started, takenOver, time } from '../../test/given';
import { arranged, verified, whereverItStands } from '../../test/given-duties';
import { arrangeVerification } from './arrange-verification.decide';

const command = {
  at: '2025-10-02T02:00:00.000Z',
  placeCode: 'on-site',
  now,
  time,
  places: new Set(['on-site', 'office']),
};

describe('arranging a verification with the applicant', () => {
  it('is done while the dossier is worked on', () => {
    expect(arrangeVerification(given(takenOver, started), command)).toEqual([arranged]);
    expect(whereverItStands((course) => arrangeVerification(course, command))).toEqual({
      notHeard: 'unknown',
      takenOver: 'not-started',
      inProcess: ['VerificationArranged'],
      paused: 'paused',
      waiting: 'waiting-for-supplement',
      resolved: 'ended',
      returned: 'ended',
    });
  });

  it('is quiet when repeated, may be moved, and may follow a verification', () => {
    const dossier = given(takenOver, started, arranged);
    expect(arrangeVerification(dossier, command)).toEqual([]);
    expect(arrangeVerification(dossier, { ...command, placeCode: 'office' })).toHaveLength(1);
    const done = given(takenOver, started, arranged, verified);
    expect(arrangeVerification(done, { ...command, at: '2025-10-03T02:00:00.000Z' })).toHaveLength(1);
  });

  it.each([
    ['cause-unknown', { placeCode: 'moon' }],
    ['not-in-future', { at: '2025-10-01T02:00:00.000Z' }],
    ['outside-working-time', { at: '2025-10-02T05:00:00.000Z' }],
  ])('is refused as %s for %j', (code, changed) => {
    expect(codeOf(arrangeVerification(given(takenOver, started), { ...command, ...changed }))).toBe(code);
  });
});
