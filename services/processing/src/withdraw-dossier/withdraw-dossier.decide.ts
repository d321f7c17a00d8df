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

export interface WithdrawDossier {
  reasonCode: string;
  now: string;
  time: WorkingTime;
  reasons: KnownCodes;
}

/** The applicant's wish, taken by the clerk who works on the dossier. */
export const withdrawDossier = (dossier: Dossier, command: WithdrawDossier): DomainEvent[] | Rejected => {
  const course = heardCourse(dossier);
  if (course.status === 'ended') return course.outcome === 'withdrawn' ? [] : alreadyEnded(course);
  const unknown = unknownCause(command.reasonCode, command.reasons);
  if (unknown) return unknown;
  const ending = withinCalendar(() => endingOf(course, command));
  return ending instanceof Rejected ? ending : [{ type: 'DossierWithdrawn', data: ending }];
};
