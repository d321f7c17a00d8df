import { codeOf, given, now, started, takenOver, time } from '../../test/given';
import { answered, consulted, signed, whereverItStands } from '../../test/given-duties';
import { requestConsultation } from './request-consultation.decide';

const command = { ...consulted.data, now, time, subjects: new Set(['land-price', 'planning']) };
const dossier = given(takenOver, started);

describe('consulting another agency', () => {
  it('is done while the dossier is worked on', () => {
    expect(requestConsultation(dossier, command)).toEqual([consulted]);
    expect(whereverItStands((course) => requestConsultation(course, command))).toEqual({
      notHeard: 'unknown',
      takenOver: 'not-started',
      inProcess: ['ConsultationRequested'],
      paused: 'paused',
      waiting: 'waiting-for-supplement',
      resolved: 'ended',
      returned: 'ended',
    });
    expect(codeOf(requestConsultation(given(takenOver, started, signed), command))).toBe('already-signed');
  });

  it('asks several agencies at once, each for one thing at a time', () => {
    const asked = given(takenOver, started, consulted);
    expect(requestConsultation(asked, { ...command, agencyUnitCode: 'do-dac' })).toHaveLength(1);
    expect(codeOf(requestConsultation(asked, { ...command, subjectCode: 'planning' }))).toBe('already-consulted');
    const again = given(takenOver, started, consulted, answered);
    expect(requestConsultation(again, { ...command, subjectCode: 'planning' })).toHaveLength(1);
  });

  it('is quiet when repeated, also after the answer', () => {
    expect(requestConsultation(given(takenOver, started, consulted), command)).toEqual([]);
    expect(requestConsultation(given(takenOver, started, consulted, answered), command)).toEqual([]);
  });

  it.each([
    ['own-unit', { agencyUnitCode: 'an-thang' }],
    ['cause-unknown', { subjectCode: 'mood' }],
    ['not-in-future', { answerBy: '2025-10-01T03:00:00.000Z' }],
    ['outside-working-time', { answerBy: '2025-10-04T03:00:00.000Z' }],
    ['outside-working-time', { answerBy: '2025-10-06T10:01:00.000Z' }],
    ['calendar-ends', { answerBy: '2050-01-03T02:00:00.000Z' }],
  ])('is refused as %s for %j', (code, changed) => {
    expect(codeOf(requestConsultation(dossier, { ...command, ...changed }))).toBe(code);
  });

  it('takes an answer at the close of a day', () => {
    expect(requestConsultation(dossier, { ...command, answerBy: '2025-10-06T10:00:00.000Z' })).toHaveLength(1);
  });
});
