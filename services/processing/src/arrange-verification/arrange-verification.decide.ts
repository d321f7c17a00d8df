import type { DomainEvent } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import { type KnownCodes, runningCourse, unknownCause, type WorkingTime } from '../course.decide';
import { appointmentRefusal, workRefusal } from '../course-duties.decide';
import type { Dossier } from '../dossier.state';

export interface ArrangeVerification {
  at: string;
  placeCode: string;
  now: string;
  time: WorkingTime;
  places: KnownCodes;
}

/** Another date or place replaces an arrangement that was not kept yet; after a verification another may follow. */
export const arrangeVerification = (dossier: Dossier, command: ArrangeVerification): DomainEvent[] | Rejected => {
  const { at, placeCode, now, time, places } = command;
  const course = runningCourse(dossier);
  if (course instanceof Rejected) return course;
  const { verification } = course.duties;
  if (verification?.at === at && verification.placeCode === placeCode) return [];
  const refusal = workRefusal(course) ?? unknownCause(placeCode, places) ?? appointmentRefusal(at, now, time);
  return refusal ?? [{ type: 'VerificationArranged', data: { at, placeCode } }];
};
