import type { DomainEvent, EventData } from '@motcua/contracts';
import { endingOf, type WorkingTime } from '../course.decide';
import { type Dossier, dossierStream } from '../dossier.state';

export interface TakeOverCourse {
  receipt: EventData<'DossierHandedOver'>;
  now: string;
  time: () => WorkingTime;
}

/** Quiet when the course is here already; a withdrawal that was asked for earlier is decided now. */
export const takeOverCourse = (dossier: Dossier, { receipt, now, time }: TakeOverCourse): DomainEvent[] => {
  if (dossier.status === 'running' || (dossier.status === 'ended' && dossier.receipt)) return [];
  const takenOver = { type: 'CourseTakenOver', data: receipt } as const;
  if (dossier.status === 'ended' || dossier.withdrawalReason === null) return [takenOver];
  const course = dossierStream.evolve(dossier, { ...takenOver, position: 0, occurredAt: now });
  if (course.status !== 'running') return [takenOver];
  const ending = endingOf(course, { now, time: time(), reasonCode: dossier.withdrawalReason });
  return [takenOver, { type: 'DossierWithdrawn', data: ending }];
};
