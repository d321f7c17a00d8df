import { codeOf, given, now, refused, resolved, started, takenOver } from '../../test/given';
import {
  consulted,
  notified,
  planned,
  signed,
  stageCompleted,
  stageStarted,
  whereverItStands,
} from '../../test/given-duties';
import { signResult } from './sign-result.decide';

const command = { signerId: 'leader-1', now };

describe('signing the result', () => {
  it('is done while the dossier is worked on', () => {
    expect(signResult(given(takenOver, started), command)).toEqual([signed]);
    expect(whereverItStands((course) => signResult(course, command))).toEqual({
      notHeard: 'unknown',
      takenOver: 'not-started',
      inProcess: ['ResultSigned'],
      paused: 'paused',
      waiting: 'waiting-for-supplement',
      resolved: 'ended',
      returned: 'ended',
    });
  });

  it('is quiet when repeated, also after the end, and refused to another leader', () => {
    expect(signResult(given(takenOver, started, signed), command)).toEqual([]);
    expect(signResult(given(takenOver, started, signed, resolved), command)).toEqual([]);
    const other = { ...command, signerId: 'leader-2' };
    expect(codeOf(signResult(given(takenOver, started, signed), other))).toBe('already-signed');
    expect(codeOf(signResult(given(takenOver, started, refused), command))).toBe('ended');
  });

  it('waits for every stage, for a payment, and for an agency until its deadline', () => {
    const stages = ['land-office', 'tax-notice', 'survey'].map(stageCompleted);
    const begun = [takenOver, planned, started, stageStarted('land-office')];
    expect(codeOf(signResult(given(...begun, ...stages.slice(1)), command))).toBe('stages-open');
    expect(signResult(given(...begun, ...stages), command)).toEqual([signed]);
    expect(codeOf(signResult(given(takenOver, started, notified()), command))).toBe('payment-open');
    const asked = given(takenOver, started, consulted);
    expect(codeOf(signResult(asked, { ...command, now: consulted.data.answerBy }))).toBe('consultation-open');
    expect(signResult(asked, { ...command, now: '2025-10-06T09:01:00.000Z' })).toEqual([signed]);
  });
});
