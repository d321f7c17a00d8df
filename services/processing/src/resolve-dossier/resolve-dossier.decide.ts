import type { DomainEvent } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import {
  alreadyEnded,
  endingOf,
  heardCourse,
  type KnownCodes,
  notStarted,
  unknownCause,
  type WorkingTime,
  withinCalendar,
} from '../course.decide';
import { resultRefusal } from '../course-duties.decide';
import { type Dossier, waitsForSupplement } from '../dossier.state';

export interface ResolveDossier {
  /** Asked for where the dossier is late, not insisted on: the result must not wait for a word. */
  lateCauseCode: string | null;
  now: string;
  time: WorkingTime;
  lateCauses: KnownCodes;
}

/** The result is at the centre. */
export const resolveDossier = (dossier: Dossier, command: ResolveDossier): DomainEvent[] | Rejected => {
  const course = heardCourse(dossier);
  if (course.status === 'ended') return course.outcome === 'resolved' ? [] : alreadyEnded(course);
  if (!course.started) return notStarted();
  if (course.pause) {
    return new Rejected('paused', 'Hồ sơ đang tạm dừng tính thời hạn; hãy tiếp tục trước khi ghi nhận kết quả.');
  }
  if (waitsForSupplement(course)) {
    return new Rejected('waiting-for-supplement', 'Hồ sơ đang chờ bổ sung nên chưa ghi nhận kết quả được.');
  }
  const refusal = resultRefusal(course, command.now);
  if (refusal) return refusal;
  const unknown = unknownCause(command.lateCauseCode, command.lateCauses);
  if (unknown) return unknown;
  const ending = withinCalendar(() => endingOf(course, { ...command, reasonCode: null }));
  return ending instanceof Rejected ? ending : [{ type: 'DossierResolved', data: ending }];
};
