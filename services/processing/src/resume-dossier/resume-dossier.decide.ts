import type { DomainEvent } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import { appointmentOf } from '../appointment.decide';
import { runningCourse, type WorkingTime, withinCalendar } from '../course.decide';
import { type Dossier, endedPause } from '../dossier.state';

export interface ResumeDossier {
  now: string;
  time: WorkingTime;
}

export const resumeDossier = (dossier: Dossier, { now, time }: ResumeDossier): DomainEvent[] | Rejected => {
  const course = runningCourse(dossier);
  if (course instanceof Rejected) return course;
  const { pause, pauses } = course;
  if (!pause) {
    return pauses.length > 0 ? [] : new Rejected('not-paused', 'Hồ sơ không ở trạng thái tạm dừng tính thời hạn.');
  }
  const resumed = { ...course, pauses: [...pauses, endedPause(pause, now)] };
  const clock = withinCalendar(() => appointmentOf(resumed, time));
  return clock instanceof Rejected ? clock : [{ type: 'DossierResumed', data: { clock } }];
};
