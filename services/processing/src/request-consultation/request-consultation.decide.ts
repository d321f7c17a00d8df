import type { DomainEvent } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import { type KnownCodes, runningCourse, unknownCause, type WorkingTime } from '../course.decide';
import { appointmentRefusal, workRefusal } from '../course-duties.decide';
import type { Dossier } from '../dossier.state';

export interface RequestConsultation {
  agencyUnitCode: string;
  subjectCode: string;
  answerBy: string;
  now: string;
  time: WorkingTime;
  subjects: KnownCodes;
}

/** Several agencies may be asked at once, each for one thing at a time and by a deadline of its own. */
export const requestConsultation = (dossier: Dossier, command: RequestConsultation): DomainEvent[] | Rejected => {
  const { agencyUnitCode, subjectCode, answerBy, now, time, subjects } = command;
  const course = runningCourse(dossier);
  if (course instanceof Rejected) return course;
  const ofAgency = course.duties.consultations.filter((asked) => asked.agencyUnitCode === agencyUnitCode);
  if (ofAgency.some((asked) => asked.subjectCode === subjectCode && asked.answerBy === answerBy)) return [];
  if (ofAgency.some(({ answered }) => !answered)) {
    return new Rejected(
      'already-consulted',
      'Cơ quan này đang được lấy ý kiến và chưa trả lời; hãy chờ trả lời trước.',
    );
  }
  if (agencyUnitCode === course.receipt.competentUnitCode) {
    return new Rejected('own-unit', 'Chỉ lấy ý kiến của cơ quan khác, không lấy ý kiến của chính cơ quan giải quyết.');
  }
  const refusal = workRefusal(course) ?? unknownCause(subjectCode, subjects) ?? appointmentRefusal(answerBy, now, time);
  return refusal ?? [{ type: 'ConsultationRequested', data: { agencyUnitCode, subjectCode, answerBy } }];
};
