import type { DomainEvent, EventData, ReturnManner } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import { heardCourse, type KnownCodes, unknownCause } from '../course.decide';
import type { Dossier, EndedCourse } from '../dossier.state';

export interface CorrectCourse {
  reasonCode: string;
  reasons: KnownCodes;
}

export interface CorrectReturn extends CorrectCourse {
  /** How the result was handed over; null: it was not. */
  manner: ReturnManner | null;
}

const corrected = (
  data: Omit<EventData<'CourseCorrected'>, 'enteredAfterwards'>,
  course: EndedCourse,
  reasons: KnownCodes,
): DomainEvent[] | Rejected => {
  if (!course.before) return new Rejected('from-register', 'Hồ sơ này nhập từ sổ; hãy sửa trong sổ rồi nhập lại.');
  return (
    unknownCause(data.reasonCode, reasons) ?? [{ type: 'CourseCorrected', data: { ...data, enteredAfterwards: null } }]
  );
};

/**
 * The end was entered by mistake: the course goes on where it stood, its signature and announcement taken back. Only as
 * long as the applicant has no result. A course that runs needs no correction.
 */
export const correctEnd = (dossier: Dossier, { reasonCode, reasons }: CorrectCourse): DomainEvent[] | Rejected => {
  const course = heardCourse(dossier);
  if (course.status === 'running') return [];
  if (course.returned) {
    return new Rejected(
      'already-returned',
      'Kết quả đã trả cho người nộp nên không mở lại được; nếu ghi nhầm việc trả kết quả, hãy đính chính việc đó trước.',
    );
  }
  const open = { outcome: null, ending: null, returnedAt: null, returnManner: null };
  return corrected({ ...open, reasonCode, clock: course.before?.clock ?? null }, course, reasons);
};

/** The hand-over of the result was recorded wrongly: it was another way, or none took place. */
export const correctReturn = (
  dossier: Dossier,
  { manner, reasonCode, reasons }: CorrectReturn,
): DomainEvent[] | Rejected => {
  const course = heardCourse(dossier);
  if (course.status === 'running') {
    return new Rejected('not-resolved', 'Hồ sơ chưa có kết quả giải quyết nên chưa có việc trả kết quả để đính chính.');
  }
  const { outcome, ending, returned } = course;
  if ((returned?.manner ?? null) === manner) return [];
  if (!returned) {
    return new Rejected(
      'not-returned',
      'Hồ sơ chưa ghi nhận trả kết quả; hãy ghi nhận trả kết quả thay vì đính chính.',
    );
  }
  const returnedAt = manner === null ? null : returned.returnedAt;
  return corrected({ outcome, ending, returnedAt, returnManner: manner, reasonCode, clock: null }, course, reasons);
};
