import type { DomainEvent, EventData, Instant } from '@motcua/contracts';
import { type Calendar, deadlineFor, type OfficeHours, overdueFrom } from '@motcua/deadline';
import type { Dossier } from '../dossier.state';

type Name = EventData<'AcceptanceTimerFired'>['timer'];

/** Two of the eight working hours are left then. */
const warnAfter = { unit: 'working-hours', amount: 6 } as const;

/** The clocks that a submission sets. */
export const acceptanceTimersOf = (
  event: DomainEvent,
  calendar: Calendar,
  officeHours: OfficeHours,
): { timer: Name; dueAt: Instant; fireAt: Instant }[] => {
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

/** Quiet once the dossier was accepted or sent back. */
export const fireTimer = (dossier: Dossier, { timer, dueAt }: { timer: string; dueAt: Instant }): DomainEvent[] =>
  dossier.status === 'submitted' && dossier.submission.acceptanceClock.dueAt === dueAt
    ? [{ type: 'AcceptanceTimerFired', data: { timer: timer as Name, dueAt } }]
    : [];
