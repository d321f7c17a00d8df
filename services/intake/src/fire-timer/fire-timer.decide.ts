import type { DomainEvent, EventData, Instant } from '@motcua/contracts';
import {
  type Calendar,
  CalendarEndError,
  deadlineFor,
  type OfficeHours,
  overdueFrom,
  transferBy,
} from '@motcua/deadline';
import type { Dossier } from '../dossier.state';

type AcceptanceTimer = EventData<'AcceptanceTimerFired'>['timer'];

interface IntakeTimer {
  timer: AcceptanceTimer | EventData<'HandOverTimerFired'>['timer'];
  dueAt: Instant;
  fireAt: Instant;
}

/** Two of the eight working hours are left then. */
const warnAfter = { unit: 'working-hours', amount: 6 } as const;

/** The clocks that a submission sets. */
export const acceptanceTimersOf = (event: DomainEvent, calendar: Calendar, officeHours: OfficeHours): IntakeTimer[] => {
  if (event.type !== 'DossierSubmitted') return [];
  const { submittedAt, acceptanceClock } = event.data;
  const { dueAt } = acceptanceClock;
  if (dueAt === null) return [];
  const warnAt = deadlineFor({ receivedAt: submittedAt, term: warnAfter, calendar, officeHours }).dueAt;
  return [
    { timer: 'acceptance-running-out', dueAt, fireAt: warnAt },
    { timer: 'acceptance-overdue', dueAt, fireAt: overdueFrom(dueAt) },
  ];
};

/** By when a received dossier must be at the office; null beyond the calendar, which must not hinder a receipt. */
export const handOverBy = (receivedAt: Instant, calendar: Calendar, officeHours: OfficeHours): Instant | null => {
  try {
    return transferBy(receivedAt, calendar, officeHours);
  } catch (error) {
    if (error instanceof CalendarEndError) return null;
    throw error;
  }
};

/** The clock that a receipt sets. */
export const handOverTimersOf = (event: DomainEvent, calendar: Calendar, officeHours: OfficeHours): IntakeTimer[] => {
  if (event.type !== 'DossierReceived') return [];
  const dueAt = handOverBy(event.data.receivedAt, calendar, officeHours);
  return dueAt === null ? [] : [{ timer: 'hand-over-due', dueAt, fireAt: overdueFrom(dueAt) }];
};

/** Quiet once the dossier was accepted or sent back, handed over or forwarded. */
export const fireTimer = (dossier: Dossier, { timer, dueAt }: { timer: string; dueAt: Instant }): DomainEvent[] => {
  if (timer === 'hand-over-due') {
    return dossier.status === 'received' ? [{ type: 'HandOverTimerFired', data: { timer, dueAt } }] : [];
  }
  return dossier.status === 'submitted' && dossier.submission.acceptanceClock.dueAt === dueAt
    ? [{ type: 'AcceptanceTimerFired', data: { timer: timer as AcceptanceTimer, dueAt } }]
    : [];
};
