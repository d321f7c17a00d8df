import type { ConsultationAnswer, DomainEvent } from '@motcua/contracts';
import { timelinessOf } from '@motcua/deadline';
import { Rejected } from '@motcua/event-sourcing';
import { runningCourse } from '../course.decide';
import type { Dossier } from '../dossier.state';

export interface RecordConsultationAnswer {
  agencyUnitCode: string;
  answer: ConsultationAnswer;
  now: string;
}

/** An answer is taken whenever it comes, also while the clock stands still; a late one is marked. */
export const recordConsultationAnswer = (
  dossier: Dossier,
  { agencyUnitCode, answer, now }: RecordConsultationAnswer,
): DomainEvent[] | Rejected => {
  const course = runningCourse(dossier);
  if (course instanceof Rejected) return course;
  const asked = course.duties.consultations.findLast((consultation) => consultation.agencyUnitCode === agencyUnitCode);
  if (!asked) return new Rejected('not-consulted', 'Cơ quan này chưa được lấy ý kiến về hồ sơ.');
  if (asked.answered) {
    return asked.answered.answer === answer
      ? []
      : new Rejected('already-answered', 'Cơ quan này đã trả lời khác; muốn hỏi lại thì gửi văn bản lấy ý kiến mới.');
  }
  const isLate = timelinessOf(now, asked.answerBy) === 'late';
  return [{ type: 'ConsultationAnswered', data: { agencyUnitCode, answer, isLate } }];
};
