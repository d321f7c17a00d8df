import type { DomainEvent, EvidenceKind } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import { heardCourse, isLate, type KnownCodes, unknownCause } from '../course.decide';
import { type Dossier, lateCauseOf } from '../dossier.state';

export interface RecordLateCause {
  causeCode: string;
  evidenceKind: EvidenceKind | null;
  evidenceReference: string | null;
  now: string;
  lateCauses: KnownCodes;
}

/** Of a dossier that is overdue or ended late; what is recorded last holds, before the end and after it. */
export const recordLateCause = (dossier: Dossier, command: RecordLateCause): DomainEvent[] | Rejected => {
  const { causeCode, evidenceKind, evidenceReference, now, lateCauses } = command;
  const course = heardCourse(dossier);
  const held = lateCauseOf(course);
  if (
    held?.causeCode === causeCode &&
    held.evidenceKind === evidenceKind &&
    held.evidenceReference === evidenceReference
  ) {
    return [];
  }
  const late = course.status === 'running' ? isLate(course, now) : (course.ending.workingMinutesEarly ?? 0) < 0;
  if (!late) return new Rejected('not-late', 'Hồ sơ không quá hạn nên không ghi nguyên nhân quá hạn.');
  const unknown = unknownCause(causeCode, lateCauses);
  if (unknown) return unknown;
  if (evidenceReference !== null && evidenceKind === null) {
    return new Rejected('evidence-kind-missing', 'Đã ghi số của minh chứng thì phải chọn loại minh chứng.');
  }
  return [{ type: 'LateCauseRecorded', data: { causeCode, evidenceKind, evidenceReference } }];
};
