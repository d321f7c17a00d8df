import type { Clock, DomainEvent } from '@motcua/contracts';
import { dueAfterPause } from '@motcua/deadline';
import { Rejected } from '@motcua/event-sourcing';
import { runningCourse, type WorkingTime, withinCalendar } from '../course.decide';
import type { Dossier } from '../dossier.state';

export interface ResumeDossier {
  now: string;
  time: WorkingTime;
}

const movedBy = (clock: Clock, pausedAt: string, resumedAt: string, time: WorkingTime): Clock => {
  if (clock.dueAt === null) return clock;
  const dueAt = dueAfterPause({
    dueAt: clock.dueAt,
    term: { unit: clock.termUnit, amount: clock.termAmount },
    pausedAt,
    resumedAt,
    ...time,
  });
  return { ...clock, dueAt, calendarId: time.calendar.id, officeHoursVersion: time.officeHours.version };
};

export const resumeDossier = (dossier: Dossier, { now, time }: ResumeDossier): DomainEvent[] | Rejected => {
  const course = runningCourse(dossier);
  if (course instanceof Rejected) return course;
  const { pause, clock } = course;
  if (!pause) {
    return course.resumedBefore ? [] : new Rejected('not-paused', 'Hồ sơ không ở trạng thái tạm dừng tính thời hạn.');
  }
  // Replicas' clocks differ a little; a pause never ends before it began.
  const resumedAt = now < pause.since ? pause.since : now;
  const moved = withinCalendar(() => movedBy(clock, pause.since, resumedAt, time));
  return moved instanceof Rejected ? moved : [{ type: 'DossierResumed', data: { clock: moved } }];
};
