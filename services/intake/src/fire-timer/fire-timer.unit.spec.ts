import type { DomainEvent } from '@motcua/contracts';
import { edge, given, receipt, wednesdayMorning } from '../../test/given';
import { submitDossier } from '../submit-dossier/submit-dossier.decide';
import { acceptanceTimersOf, fireTimer, handOverBy, handOverTimersOf } from './fire-timer.decide';

const [submitted] = submitDossier(given.none, {
  ...edge,
  submittedAt: wednesdayMorning,
  assisted: false,
}) as DomainEvent<'DossierSubmitted'>[];
const dueAt = '2025-10-02T02:00:00.000Z';

describe('the timers of acceptance', () => {
  it('warn two working hours before the end and the minute after it', () => {
    expect(acceptanceTimersOf(submitted as DomainEvent, edge.calendar, edge.officeHours)).toEqual([
      { timer: 'acceptance-running-out', dueAt, fireAt: '2025-10-01T09:30:00.000Z' },
      { timer: 'acceptance-overdue', dueAt, fireAt: '2025-10-02T02:01:00.000Z' },
    ]);
  });

  it('are set by a submission only', () => {
    const notAccepted: DomainEvent = { type: 'DossierNotAccepted', data: { reasonCode: 'papers-missing' } as never };
    expect(acceptanceTimersOf(notAccepted, edge.calendar, edge.officeHours)).toEqual([]);
  });

  it('fire while the filing waits, and not once it was decided or for another due instant', () => {
    const due = { timer: 'acceptance-overdue', dueAt };
    const { data: submission } = submitted as DomainEvent<'DossierSubmitted'>;
    const waiting = { status: 'submitted', submission, check: null } as const;
    expect(fireTimer(waiting, due)).toEqual([{ type: 'AcceptanceTimerFired', data: due }]);
    expect(fireTimer(waiting, { ...due, dueAt: wednesdayMorning })).toEqual([]);
    expect(fireTimer({ status: 'not-accepted' }, due)).toEqual([]);
  });
});

describe('the timer of the hand-over', () => {
  const { calendar, officeHours } = edge;
  const due = { timer: 'hand-over-due', dueAt: '2025-10-01T10:00:00.000Z' };

  it('is set by a receipt for the minute after the close of its day, and by nothing else', () => {
    const received: DomainEvent = { type: 'DossierReceived', data: receipt };
    expect(handOverTimersOf(received, calendar, officeHours)).toEqual([{ ...due, fireAt: '2025-10-01T10:01:00.000Z' }]);
    expect(handOverTimersOf(submitted as DomainEvent, calendar, officeHours)).toEqual([]);
  });

  it('is none beyond the calendar', () => {
    expect(handOverBy('2026-12-31T09:00:00.000Z', calendar, officeHours)).toBeNull();
  });

  it('fires while the dossier lies at the counter, and not once it was handed over or forwarded', () => {
    expect(fireTimer(given.received, due)).toEqual([{ type: 'HandOverTimerFired', data: due }]);
    expect(fireTimer(given.handedOver, due)).toEqual([]);
    expect(fireTimer(given.forwarded, due)).toEqual([]);
  });
});
