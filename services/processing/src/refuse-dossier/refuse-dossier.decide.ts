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
import { clockStandsStill, type Dossier } from '../dossier.state';

export interface RefuseDossier {
  reasonCode: string;
  lateCauseCode: string | null;
  now: string;
  time: WorkingTime;
  reasons: KnownCodes;
  lateCauses: KnownCodes;
}

/** After appraisal (form 03): a result too, so it is timely or late, and the clock must run. */
export const refuseDossier = (dossier: Dossier, command: RefuseDossier): DomainEvent[] | Rejected => {
  const course = heardCourse(dossier);
  if (course.status === 'ended') return course.outcome === 'refused' ? [] : alreadyEnded(course);
  if (!course.started) return notStarted();
  if (course.pause) {
    return new Rejected('paused', 'Hồ sơ đang tạm dừng tính thời hạn; hãy tiếp tục trước khi từ chối.');
  }
  if (clockStandsStill(course)) {
    return new Rejected(
      'waiting-for-supplement',
      'Hồ sơ đang chờ bổ sung; nếu người nộp không bổ sung, hãy dừng giải quyết theo mẫu 05.',
    );
  }
  const unknown =
    unknownCause(command.reasonCode, command.reasons) ?? unknownCause(command.lateCauseCode, command.lateCauses);
  if (unknown) return unknown;
  const ending = withinCalendar(() => endingOf(course, command));
  return ending instanceof Rejected ? ending : [{ type: 'DossierRefused', data: ending }];
};
