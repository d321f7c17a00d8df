import type { Clock, DomainEvent, EventData, Instant } from '@motcua/contracts';
import { CalendarEndError, deadlineFor, openingOfDayBefore, overdueFrom } from '@motcua/deadline';
import type { WorkingTime } from '../course.decide';
import { clockStandsStill, type Dossier, type RunningCourse, waitsForSupplement } from '../dossier.state';
import { alarmOf, drafted, warned } from '../draft-apology/draft-apology.decide';

type Name = EventData<'CourseTimerFired'>['timer'];

interface CourseTimer {
  timer: Name;
  dueAt: Instant;
  fireAt: Instant;
}

/** How long papers are waited for before somebody is told; no law names it. */
const patience = { unit: 'working-days', amount: 15 } as const;

const timersOfClock = (clock: Clock, now: Instant, time: WorkingTime): CourseTimer[] => {
  const { dueAt } = clock;
  if (dueAt === null) return [];
  const alarm = alarmOf({ ...clock, dueAt }, time);
  const dayBefore = openingOfDayBefore(dueAt, time.calendar, time.officeHours);
  return [
    // What would come too late is said with the act that sets the clock, or is known to whoever sets it.
    ...[alarm, { timer: 'due-tomorrow', dueAt, fireAt: dayBefore } as const].filter(({ fireAt }) => fireAt > now),
    { timer: 'overdue', dueAt, fireAt: overdueFrom(dueAt) },
  ];
};

/** The clocks that an act sets at `now`; none beyond the calendar, which must not hinder the act. */
export const courseTimersOf = (event: DomainEvent, now: Instant, time: WorkingTime): CourseTimer[] => {
  try {
    switch (event.type) {
      case 'CourseTakenOver':
        // A register tells what is over.
        return event.data.enteredAfterwards?.source === 'register' ? [] : timersOfClock(event.data.clock, now, time);
      case 'DossierSupplemented':
      case 'DossierResumed':
      case 'AppointmentExtended':
      case 'AppointmentMoved':
      case 'ResultAppointed':
        return timersOfClock(event.data.clock, now, time);
      case 'CourseCorrected':
        return event.data.clock ? timersOfClock(event.data.clock, now, time) : [];
      case 'SupplementRequested': {
        const { dueAt } = deadlineFor({ receivedAt: now, term: patience, ...time });
        return [{ timer: 'supplement-never-came', dueAt, fireAt: overdueFrom(dueAt) }];
      }
      default:
        return [];
    }
  } catch (error) {
    if (error instanceof CalendarEndError) return [];
    throw error;
  }
};

const saidBy = (course: RunningCourse, timer: Name, dueAt: Instant): DomainEvent[] =>
  timer === 'apology-draft' ? drafted(course, 'before-lateness', dueAt) : [warned(course, timer, dueAt)];

/** Quiet where the clock was moved, stands still or has ended: what sets it going again sets its timers, too. */
export const fireTimer = (dossier: Dossier, due: { timer: string; dueAt: Instant }): DomainEvent[] => {
  if (dossier.status !== 'running') return [];
  const { dueAt } = due;
  const timer = due.timer as Name;
  const stands =
    timer === 'supplement-never-came'
      ? waitsForSupplement(dossier)
      : dossier.clock.dueAt === dueAt && !clockStandsStill(dossier);
  return stands ? [{ type: 'CourseTimerFired', data: { timer, dueAt } }, ...saidBy(dossier, timer, dueAt)] : [];
};
