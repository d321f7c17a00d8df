import type { DomainEvent } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import { runningCourse } from '../course.decide';
import type { Dossier } from '../dossier.state';

export interface AssignOfficer {
  officerId: string;
}

/** A dossier may change hands; the same officer again is quiet. */
export const assignOfficer = (dossier: Dossier, { officerId }: AssignOfficer): DomainEvent[] | Rejected => {
  const course = runningCourse(dossier);
  if (course instanceof Rejected) return course;
  return course.officerId === officerId ? [] : [{ type: 'OfficerAssigned', data: { officerId } }];
};
