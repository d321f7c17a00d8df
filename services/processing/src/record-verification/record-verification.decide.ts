import type { DomainEvent } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import { type KnownCodes, runningCourse, unknownCause } from '../course.decide';
import { statedInstantRefusal } from '../course-duties.decide';
import type { Dossier } from '../dossier.state';

export interface RecordVerification {
  heldAt: string;
  isApplicantPresent: boolean;
  resultCode: string;
  now: string;
  results: KnownCodes;
}

/** What was arranged took place, perhaps while the clock stood still. */
export const recordVerification = (dossier: Dossier, command: RecordVerification): DomainEvent[] | Rejected => {
  const { heldAt, isApplicantPresent, resultCode, now, results } = command;
  const course = runningCourse(dossier);
  if (course instanceof Rejected) return course;
  const { verification } = course.duties;
  if (!verification) return new Rejected('not-arranged', 'Hồ sơ chưa có lịch xác minh; hãy hẹn lịch xác minh trước.');
  const { recorded } = verification;
  if (recorded) {
    const isSame =
      recorded.heldAt === heldAt &&
      recorded.isApplicantPresent === isApplicantPresent &&
      recorded.resultCode === resultCode;
    return isSame ? [] : new Rejected('already-recorded', 'Kết quả xác minh đã được ghi; hãy hẹn lịch xác minh mới.');
  }
  const refusal = unknownCause(resultCode, results) ?? statedInstantRefusal(heldAt, course, now);
  return refusal ?? [{ type: 'VerificationRecorded', data: { heldAt, isApplicantPresent, resultCode } }];
};
