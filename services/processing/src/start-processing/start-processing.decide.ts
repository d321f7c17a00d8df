import type { DomainEvent } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import { runningCourse } from '../course.decide';
import type { Dossier } from '../dossier.state';

export interface StartProcessing {
  officeCode: string | null;
}

export const startProcessing = (dossier: Dossier, { officeCode }: StartProcessing): DomainEvent[] | Rejected => {
  const course = runningCourse(dossier);
  if (course instanceof Rejected) return course;
  if (!course.started) return [{ type: 'ProcessingStarted', data: { officeCode } }];
  if (officeCode === null || officeCode === course.started.officeCode) return [];
  return new Rejected('already-started', 'Hồ sơ đã được một phòng chuyên môn khác bắt đầu giải quyết.');
};
