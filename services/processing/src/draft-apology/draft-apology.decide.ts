import type { Clock, DomainEvent, EventData, EventType, Instant } from '@motcua/contracts';
import { CalendarEndError, halfTermMinutes, isLongTerm, overdueFrom, workingMinutesBefore } from '@motcua/deadline';
import { termOf } from '../appointment.decide';
import type { WorkingTime } from '../course.decide';
import { clockStandsStill, type Dossier, dossierStream, type RunningCourse } from '../dossier.state';

/** Eight working hours are promised; the ninth is for a worker that comes late. */
const draftedAhead = 9 * 60;

export interface Alarm {
  timer: 'apology-draft' | 'half-term';
  dueAt: Instant;
  fireAt: Instant;
}

const setsClock: ReadonlySet<EventType> = new Set([
  'CourseTakenOver',
  'DossierSupplemented',
  'DossierResumed',
  'AppointmentExtended',
  'AppointmentMoved',
  'ResultAppointed',
  'CourseCorrected',
]);

/**
 * What is to be said before a clock runs out: an apology is drafted, or, of a term of at most two working days, a
 * warning comes at half of it. Errors: `CalendarEndError`.
 */
export const alarmOf = (clock: Clock & { dueAt: Instant }, { calendar, officeHours }: WorkingTime): Alarm => {
  const { dueAt } = clock;
  const term = termOf(clock);
  const isLong = isLongTerm(term);
  const minutes = isLong ? draftedAhead : halfTermMinutes(term);
  const fireAt = workingMinutesBefore(dueAt, minutes, calendar, officeHours);
  return { timer: isLong ? 'apology-draft' : 'half-term', dueAt, fireAt };
};

export const warned = (
  { officerId, started }: RunningCourse,
  warning: EventData<'OfficerWarned'>['warning'],
  dueAt: Instant,
): DomainEvent => ({
  type: 'OfficerWarned',
  data: { warning, dueAt, officerId, officeCode: started?.officeCode ?? null },
});

/** One draft per appointment, and none once an apology was issued: there is at most one new date. */
export const drafted = (
  { apology, apologyDraft, officerId, started }: RunningCourse,
  occasion: EventData<'ApologyDrafted'>['occasion'],
  dueAt: Instant,
): DomainEvent[] =>
  apology || apologyDraft?.dueAt === dueAt
    ? []
    : [{ type: 'ApologyDrafted', data: { dueAt, occasion, officerId, officeCode: started?.officeCode ?? null } }];

const atOnce = (course: RunningCourse, clock: Clock & { dueAt: Instant }, now: Instant, time: WorkingTime) => {
  const isPast = now >= overdueFrom(clock.dueAt);
  const { timer, dueAt, fireAt } = alarmOf(clock, time);
  if (fireAt > now) return [];
  if (timer === 'apology-draft') return drafted(course, isPast ? 'learnt-late' : 'little-remained', dueAt);
  return isPast ? [] : [warned(course, 'half-term', dueAt)];
};

/**
 * What comes with an act that sets a clock of which less remains than an alarm needs.
 * @param dossier after the act's events
 */
export const saidAtOnce = (
  dossier: Dossier,
  events: readonly DomainEvent[],
  now: Instant,
  time: WorkingTime,
): DomainEvent[] => {
  if (dossier.status !== 'running' || !events.some(({ type }) => setsClock.has(type))) return [];
  const { clock, receipt } = dossier;
  if (clock.dueAt === null || clockStandsStill(dossier) || receipt.enteredAfterwards?.source === 'register') return [];
  try {
    return atOnce(dossier, { ...clock, dueAt: clock.dueAt }, now, time);
  } catch (error) {
    if (error instanceof CalendarEndError) return [];
    throw error;
  }
};

/** The dossier as the events leave it. */
export const afterEvents = (dossier: Dossier, events: readonly DomainEvent[], now: Instant): Dossier =>
  events.reduce<Dossier>(
    (state, event) => dossierStream.evolve(state, { ...event, position: 0, occurredAt: now }),
    dossier,
  );
