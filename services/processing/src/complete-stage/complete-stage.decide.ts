import type { DomainEvent } from '@motcua/contracts';
import { timelinessOf } from '@motcua/deadline';
import { Rejected } from '@motcua/event-sourcing';
import { runningCourse } from '../course.decide';
import { stageUnknown } from '../course-duties.decide';
import type { Dossier } from '../dossier.state';

export interface CompleteStage {
  stageCode: string;
  now: string;
}

/** What an agency has finished is taken also while the dossier waits. */
export const completeStage = (dossier: Dossier, { stageCode, now }: CompleteStage): DomainEvent[] | Rejected => {
  const course = runningCourse(dossier);
  if (course instanceof Rejected) return course;
  const stage = course.duties.plan?.stages.find((planned) => planned.stageCode === stageCode);
  if (!stage) return stageUnknown();
  if (stage.completed) return [];
  if (!stage.clock) return new Rejected('stage-not-started', 'Bước này chưa bắt đầu; hãy ghi nhận bắt đầu trước.');
  const { dueAt } = stage.clock;
  const isLate = dueAt !== null && timelinessOf(now, dueAt) === 'late';
  return [{ type: 'StageCompleted', data: { stageCode, isLate } }];
};
