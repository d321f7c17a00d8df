import { codeOf, given, now, started, takenOver } from '../../test/given';
import { answered, consulted, whereverItStands } from '../../test/given-duties';
import { recordConsultationAnswer } from './record-consultation-answer.decide';

const command = { agencyUnitCode: 'thue', answer: 'agreed', now } as const;
const asked = given(takenOver, started, consulted);

describe('recording what an agency answered', () => {
  it('is done as long as the course runs, whatever it waits for', () => {
    expect(recordConsultationAnswer(asked, command)).toEqual([answered]);
    expect(whereverItStands((course) => recordConsultationAnswer(course, command), consulted)).toEqual({
      notHeard: 'unknown',
      takenOver: ['ConsultationAnswered'],
      inProcess: ['ConsultationAnswered'],
      paused: ['ConsultationAnswered'],
      waiting: ['ConsultationAnswered'],
      resolved: 'ended',
      returned: 'ended',
    });
  });

  it.each([
    ['2025-10-06T09:00:59.000Z', false],
    ['2025-10-06T09:01:00.000Z', true],
  ])('at %s is late: %s', (at, isLate) => {
    expect(recordConsultationAnswer(asked, { ...command, now: at })).toMatchObject([{ data: { isLate } }]);
  });

  it('is quiet for the same answer, refused for another and where nobody was asked', () => {
    const done = given(takenOver, started, consulted, answered);
    expect(recordConsultationAnswer(done, command)).toEqual([]);
    expect(codeOf(recordConsultationAnswer(done, { ...command, answer: 'disagreed' }))).toBe('already-answered');
    expect(codeOf(recordConsultationAnswer(asked, { ...command, agencyUnitCode: 'do-dac' }))).toBe('not-consulted');
  });

  it('belongs to the newest of several consultations of the agency', () => {
    const later = { ...consulted, data: { ...consulted.data, subjectCode: 'planning' } };
    const twice = given(takenOver, started, consulted, answered, later);
    expect(recordConsultationAnswer(twice, { ...command, answer: 'disagreed' })).toHaveLength(1);
  });
});
