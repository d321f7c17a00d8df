import { codeOf, given, now, started, takenOver } from '../../test/given';
import { arranged, verified, whereverItStands } from '../../test/given-duties';
import { recordVerification } from './record-verification.decide';

const command = {
  heldAt: '2025-10-01T02:30:00.000Z',
  isApplicantPresent: true,
  resultCode: 'confirmed',
  now,
  results: new Set(['confirmed', 'applicant-absent']),
};
const dossier = given(takenOver, started, arranged);

describe('recording a verification', () => {
  it('is done as long as the course runs, whatever it waits for', () => {
    expect(recordVerification(dossier, command)).toEqual([verified]);
    expect(whereverItStands((course) => recordVerification(course, command), arranged)).toEqual({
      notHeard: 'unknown',
      takenOver: ['VerificationRecorded'],
      inProcess: ['VerificationRecorded'],
      paused: ['VerificationRecorded'],
      waiting: ['VerificationRecorded'],
      resolved: 'ended',
      returned: 'ended',
    });
  });

  it('is quiet when repeated, refused as a contradiction, and open again with a new arrangement', () => {
    const done = given(takenOver, started, arranged, verified);
    expect(recordVerification(done, command)).toEqual([]);
    const absent = { ...command, isApplicantPresent: false, resultCode: 'applicant-absent' };
    expect(codeOf(recordVerification(done, absent))).toBe('already-recorded');
    expect(recordVerification(given(takenOver, started, arranged, verified, arranged), absent)).toHaveLength(1);
  });

  it.each([
    ['cause-unknown', { resultCode: 'mood' }],
    ['in-the-future', { heldAt: '2025-10-01T03:00:00.001Z' }],
    ['before-receipt', { heldAt: '2025-10-01T01:59:59.000Z' }],
  ])('is refused as %s for %j', (code, changed) => {
    expect(codeOf(recordVerification(dossier, { ...command, ...changed }))).toBe(code);
  });

  it('follows an arrangement', () => {
    expect(codeOf(recordVerification(given(takenOver, started), command))).toBe('not-arranged');
  });
});
