import type { EventData, Receipt } from '@motcua/contracts';
import type { StoredEvent, StreamType } from '@motcua/event-sourcing';

interface Received {
  receipt: EventData<'DossierReceived'>;
  withdrawalAsked: boolean;
}

/** What was heard of a forwarded dossier, in the order of its arrival. */
type Progress = EventData<'ForwardedProgressHeard'>;

/** A dossier as far as intake decides over it: until the hand-over, and what the counter learns afterwards. */
export type Dossier =
  | { status: 'none' }
  | { status: 'submitted'; submission: EventData<'DossierSubmitted'>; check: EventData<'SubmissionChecked'> | null }
  | { status: 'not-accepted' }
  | ({ status: 'received' | 'handed-over' } & Received)
  | ({ status: 'settled'; settlement: EventData<'ImmediateResultSettled'> } & Received)
  | ({ status: 'forwarded'; forwardedTo: string; progress: readonly Progress[] } & Received);

const evolve = (dossier: Dossier, { type, data }: StoredEvent): Dossier => {
  switch (type) {
    case 'DossierSubmitted':
      return { status: 'submitted', submission: data as EventData<'DossierSubmitted'>, check: null };
    case 'SubmissionChecked':
      return dossier.status === 'submitted' ? { ...dossier, check: data as EventData<'SubmissionChecked'> } : dossier;
    case 'DossierNotAccepted':
      return { status: 'not-accepted' };
    case 'DossierReceived':
      return { status: 'received', receipt: data as EventData<'DossierReceived'>, withdrawalAsked: false };
    case 'ReceiptCorrected':
      return 'receipt' in dossier ? { ...dossier, receipt: receiptOf(data as EventData<'ReceiptCorrected'>) } : dossier;
    case 'DossierHandedOver':
      return 'receipt' in dossier ? { ...received(dossier), status: 'handed-over' } : dossier;
    case 'ImmediateResultSettled':
      return 'receipt' in dossier
        ? { ...received(dossier), status: 'settled', settlement: data as EventData<'ImmediateResultSettled'> }
        : dossier;
    case 'DossierForwarded':
      return 'receipt' in dossier
        ? {
            ...received(dossier),
            status: 'forwarded',
            forwardedTo: (data as EventData<'DossierForwarded'>).toUnitCode,
            progress: [],
          }
        : dossier;
    case 'ForwardedProgressHeard':
      return dossier.status === 'forwarded'
        ? { ...dossier, progress: [...dossier.progress, data as Progress] }
        : dossier;
    case 'WithdrawalRequested':
      return 'receipt' in dossier ? { ...dossier, withdrawalAsked: true } : dossier;
    default:
      return dossier;
  }
};

const receiptOf = ({ reasonCode, isApplicantCorrected, ...receipt }: EventData<'ReceiptCorrected'>): Receipt => receipt;

const received = ({ receipt, withdrawalAsked }: Received): Received => ({ receipt, withdrawalAsked });

export const dossierStream: StreamType<Dossier> = {
  streamId: (dossierId) => `intake-${dossierId}`,
  initialState: { status: 'none' },
  evolve,
  // Once forwarded, the unit it went to is the one that must see it.
  competentUnitOf: (dossier) =>
    dossier.status === 'forwarded'
      ? dossier.forwardedTo
      : 'receipt' in dossier
        ? dossier.receipt.competentUnitCode
        : null,
};

/** How far a forwarded dossier has come: folded by its course, not by when it was heard. */
const furthest = (progress: readonly Progress[]): object =>
  progress
    .toSorted((a, b) => a.coursePosition - b.coursePosition)
    .reduce<Pick<Progress, 'outcome' | 'endedAt' | 'returnedAt'>>(
      (so, { isCorrection, outcome, endedAt, returnedAt }) => {
        if (isCorrection) return { outcome, endedAt, returnedAt };
        return outcome ? { ...so, outcome, endedAt } : { ...so, returnedAt };
      },
      { outcome: null, endedAt: null, returnedAt: null },
    );

/** What a counter sees of the dossier, after an act or when it asks; nothing of its applicant. */
export const renderDossier = (dossier: Dossier): object => {
  switch (dossier.status) {
    case 'submitted': {
      const { procedureCode, submittedAt, acceptanceClock } = dossier.submission;
      const { check } = dossier;
      return { status: dossier.status, procedureCode, submittedAt, acceptBy: acceptanceClock.dueAt, check };
    }
    case 'received':
    case 'handed-over':
    case 'settled':
    case 'forwarded': {
      const { receipt } = dossier;
      return {
        status: dossier.status,
        dossierCode: receipt.dossierCode,
        procedureCode: receipt.procedureCode,
        channel: receipt.channel,
        competentUnitCode: receipt.competentUnitCode,
        receivedAt: receipt.receivedAt,
        dueAt: receipt.clock.dueAt,
        withdrawalAsked: dossier.withdrawalAsked,
        ...(receipt.forwardedFrom !== null && { forwardedFrom: receipt.forwardedFrom }),
        ...(dossier.status === 'settled' && { settlement: dossier.settlement }),
        ...(dossier.status === 'forwarded' && {
          forwardedTo: dossier.forwardedTo,
          progress: furthest(dossier.progress),
        }),
      };
    }
    case 'none':
    case 'not-accepted':
      return { status: dossier.status };
  }
};
