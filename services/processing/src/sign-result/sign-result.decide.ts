import type { DomainEvent } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import { alreadyEnded, heardCourse } from '../course.decide';
import { alreadySigned, resultRefusal, workRefusal } from '../course-duties.decide';
import type { Dossier } from '../dossier.state';

export interface SignResult {
  signerId: string;
  now: string;
}

/** Where nothing stands in the result's way any more; who signs is who acts. */
export const signResult = (dossier: Dossier, { signerId, now }: SignResult): DomainEvent[] | Rejected => {
  const course = heardCourse(dossier);
  if (course.duties.signerId === signerId) return [];
  if (course.duties.signerId !== null) return alreadySigned();
  if (course.status === 'ended') return alreadyEnded(course);
  const refusal = workRefusal(course) ?? resultRefusal(course, now);
  return refusal ?? [{ type: 'ResultSigned', data: { signerId } }];
};
