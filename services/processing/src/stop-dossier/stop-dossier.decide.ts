import type { DomainEvent } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import {
  alreadyEnded,
  endingOf,
  heardCourse,
  type KnownCodes,
  unknownCause,
  type WorkingTime,
  withinCalendar,
} from '../course.decide';
import type { Dossier } from '../dossier.state';

export interface StopDossier {
  reasonCode: string;
  now: string;
  time: WorkingTime;
  reasons: KnownCodes;
}

/** Form 05 (TT 03/2025 art. 7): neither a result nor a withdrawal. */
export const stopDossier = (dossier: Dossier, command: StopDossier): DomainEvent[] | Rejected => {
  const course = heardCourse(dossier);
  if (course.status === 'ended') return course.outcome === 'stopped' ? [] : alreadyEnded(course);
  const unknown = unknownCause(command.reasonCode, command.reasons);
  if (unknown) return unknown;
  const ending = withinCalendar(() => endingOf(course, command));
  return ending instanceof Rejected ? ending : [{ type: 'DossierStopped', data: ending }];
};
