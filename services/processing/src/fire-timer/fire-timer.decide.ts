import type { Clock, DomainEvent, EventData, Instant } from '@motcua/contracts';
import { CalendarEndError, deadlineFor, openingOfDayBefore, overdueFrom } from '@motcua/deadline';
import type { WorkingTime } from '../course.decide';
import { clockStandsStill, type Dossier, waitsForSupplement } from '../dossier.state';

type Name = EventData<'CourseTimerFired'>['timer'];

interface CourseTimer {
  timer: Name;
  dueAt: Instant;
  fireAt: Instant;
}

/** How long papers are waited for before somebody is told; no law names it. */
const patience = { unit: 'working-days', amount: 15 } as const;

const timersOfClock = ({ dueAt }: Clock, now: Instant, { calendar, officeHours }: WorkingTime): CourseTimer[] => {
  if (dueAt === null) return [];
  const dayBefore = openingOfDayBefore(dueAt, calendar, officeHours);
  return [
    // Whoever has just set the clock knows what is due tomorrow.
    ...(dayBefore > now ? [{ timer: 'due-tomorrow', dueAt, fireAt: dayBefore } as const] : []),
    { timer: 'overdue', dueAt, fireAt: overdueFrom(dueAt) },
  ];
};

/** The clocks that an act sets at `now`; none beyond the calendar, which must not hinder the act. */
export const courseTimersOf = (event: DomainEvent, now: Instant, time: WorkingTime): CourseTimer[] => {
  try {
    switch (event.type) {
      case 'CourseTakenOver':
        // A register tells what is over.
        return event.data.enteredAfterwards ? [] : timersOfClock(event.data.clock, now, time);
      case 'DossierSupplemented':
      case 'DossierResumed':
      case 'AppointmentExtended':
      case 'AppointmentMoved':
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

/** Quiet where the clock was moved, stands still or has ended: what sets it going again sets its timers, too. */
export const fireTimer = (dossier: Dossier, { timer, dueAt }: { timer: string; dueAt: Instant }): DomainEvent[] => {
  if (dossier.status !== 'running') return [];
  const stands =
    timer === 'supplement-never-came'
      ? waitsForSupplement(dossier)
      : dossier.clock.dueAt === dueAt && !clockStandsStill(dossier);
  return stands ? [{ type: 'CourseTimerFired', data: { timer: timer as Name, dueAt } }] : [];
};
