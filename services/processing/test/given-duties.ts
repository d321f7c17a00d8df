import type { Clock, DomainEvent, EventData } from '@motcua/contracts';
import { Rejected, UnknownStream } from '@motcua/event-sourcing';
import type { Dossier } from '../src/dossier.state';
import { askedFor, codeOf, given, paused, resolved, returned, started, takenOver } from './given';
import { receipt } from './heard-events';

export const consulted: DomainEvent<'ConsultationRequested'> = {
  type: 'ConsultationRequested',
  data: { agencyUnitCode: 'thue', subjectCode: 'land-price', answerBy: '2025-10-06T09:00:00.000Z' },
};
export const answered: DomainEvent = {
  type: 'ConsultationAnswered',
  data: { agencyUnitCode: 'thue', answer: 'agreed', isLate: false },
};
export const arranged: DomainEvent = {
  type: 'VerificationArranged',
  data: { at: '2025-10-02T02:00:00.000Z', placeCode: 'on-site' },
};
export const verified: DomainEvent = {
  type: 'VerificationRecorded',
  data: { heldAt: '2025-10-01T02:30:00.000Z', isApplicantPresent: true, resultCode: 'confirmed' },
};
export const notified = (data: Partial<EventData<'FinancialDutyNotified'>> = {}): DomainEvent => ({
  type: 'FinancialDutyNotified',
  data: { kindCode: 'registration-fee', amount: 1_250_000, payBy: '2025-10-31', ...data },
});
export const pausedForPayment: DomainEvent = { type: 'DossierPaused', data: { groundCode: 'payment' } };
export const paid: DomainEvent = {
  type: 'FinancialDutyFulfilled',
  data: { paidAt: '2025-10-01T02:30:00.000Z', paymentReference: 'GNT-1' },
};
/** Land office, then at the same time tax notice and survey. */
export const planned: DomainEvent<'StagesPlanned'> = {
  type: 'StagesPlanned',
  data: {
    leadAgencyCode: 'an-thang',
    stages: [
      { stageCode: 'land-office', agencyUnitCode: 'an-thang', termUnit: 'working-days', termAmount: 3, after: [] },
      {
        stageCode: 'tax-notice',
        agencyUnitCode: 'thue',
        termUnit: 'working-days',
        termAmount: 5,
        after: ['land-office'],
      },
      { stageCode: 'survey', agencyUnitCode: 'do-dac', termUnit: 'same-day', termAmount: 0, after: ['land-office'] },
    ],
  },
};
export const stageClock: Clock = { ...receipt.clock, termAmount: 3, dueAt: '2025-10-06T03:00:00.000Z' };
export const stageStarted = (stageCode: string): DomainEvent => ({
  type: 'StageStarted',
  data: { stageCode, clock: stageClock },
});
export const stageCompleted = (stageCode: string): DomainEvent => ({
  type: 'StageCompleted',
  data: { stageCode, isLate: false },
});
export const signed: DomainEvent = { type: 'ResultSigned', data: { signerId: 'leader-1' } };

const answerOf = (decide: () => DomainEvent[] | Rejected): unknown => {
  try {
    const decided = decide();
    return decided instanceof Rejected ? codeOf(decided) : decided.map(({ type }) => type);
  } catch (error) {
    if (error instanceof UnknownStream) return 'unknown';
    throw error;
  }
};

/** What an act answers wherever a course may stand: the types of its events, or the code of its refusal. */
export const whereverItStands = (
  decide: (dossier: Dossier) => DomainEvent[] | Rejected,
  ...before: DomainEvent[]
): Record<string, unknown> => {
  const course = [takenOver, ...before];
  const places = {
    notHeard: [],
    takenOver: course,
    inProcess: [...course, started],
    paused: [...course, started, paused],
    waiting: [...course, started, askedFor(['birth'])],
    resolved: [...course, started, resolved],
    returned: [...course, started, resolved, returned],
  };
  return Object.fromEntries(
    Object.entries(places).map(([place, events]) => [place, answerOf(() => decide(given(...events)))]),
  );
};
