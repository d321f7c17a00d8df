import type {
  DigitizationState,
  Envelope,
  EventData,
  EventType,
  Instant,
  Outcome,
  PaymentManner,
  Receipt,
} from '@motcua/contracts';

/** What moves the clock within a course, in the order of the producer's stream. */
export type Step =
  | { kind: 'stop'; at: Instant; ground: string }
  | { kind: 'run'; at: Instant; ground: string; dueAt: Instant | null };

export interface StatedEnding {
  outcome: Outcome;
  endedAt: Instant;
  workingMinutesEarly: number | null;
  indexJudgement: EventData<'DossierResolved'>['indexJudgement'];
  reasonCode: string | null;
}

/** What one producer has said of one dossier; later statements of the same thing replace earlier ones. */
export interface Statements {
  submission: EventData<'DossierSubmitted'> | null;
  receipt: Receipt | null;
  handedOver: boolean;
  notAccepted: { at: Instant; reasonCode: string } | null;
  forwarded: { at: Instant; toUnitCode: string } | null;
  officeCode: string | null;
  steps: Step[];
  supplementRequests: { at: Instant; clockStops: boolean }[];
  apologies: { at: Instant; newDate: Instant }[];
  /** Undefined: nothing was said; null: said not to have ended. */
  ending: StatedEnding | null | undefined;
  /** Why it is late, as said last: with its end or apart from it. */
  lateCauseCode: string | null;
  returned: { at: Instant; manner: EventData<'ResultReturned'>['manner'] } | null | undefined;
  /** `at` null: a register states it and knows no time. */
  components: { state: DigitizationState; at: Instant | null } | null;
  resultDigitized: { at: Instant | null } | null;
  feeChargedAt: Instant | null;
  payment: { at: Instant; online: boolean } | null;
}

export const nothingSaid = (): Statements => ({
  submission: null,
  receipt: null,
  handedOver: false,
  notAccepted: null,
  forwarded: null,
  officeCode: null,
  steps: [],
  supplementRequests: [],
  apologies: [],
  ending: undefined,
  lateCauseCode: null,
  returned: undefined,
  components: null,
  resultDigitized: null,
  feeChargedAt: null,
  payment: null,
});

const appointedBy = { AppointmentExtended: 'extended', AppointmentMoved: 'moved', ResultAppointed: 'paid' } as const;

type AnyEnvelope = { [K in EventType]: Envelope<K> }[EventType];

/** Folds one producer's events, sorted by position. */
export const foldStatements = (events: readonly Envelope[]): Statements => {
  const said = nothingSaid();
  for (const event of events as readonly AnyEnvelope[]) hear(said, event);
  return said;
};

const hear = (said: Statements, event: AnyEnvelope): void => {
  const at = event.occurredAt;
  switch (event.type) {
    case 'DossierSubmitted':
      said.submission = event.data;
      return;
    case 'DossierReceived':
    case 'ReceiptCorrected':
      said.receipt = event.data;
      return;
    case 'DossierHandedOver':
      said.handedOver = true;
      return;
    case 'DossierNotAccepted':
      said.notAccepted = { at, reasonCode: event.data.reasonCode };
      return;
    case 'DossierForwarded':
      said.forwarded = { at, toUnitCode: event.data.toUnitCode };
      return;
    case 'ImmediateResultSettled':
      settle(said, event.data);
      return;
    case 'ProcessingStarted':
      said.officeCode = event.data.officeCode;
      return;
    case 'SupplementRequested':
      said.supplementRequests.push({ at, clockStops: event.data.clockStops });
      if (event.data.clockStops) said.steps.push({ kind: 'stop', at, ground: 'supplement' });
      return;
    case 'DossierSupplemented':
      said.steps.push({ kind: 'run', at, ground: 'supplemented', dueAt: event.data.clock.dueAt });
      return;
    case 'DossierPaused':
      said.steps.push({ kind: 'stop', at, ground: event.data.groundCode });
      return;
    case 'DossierResumed':
      said.steps.push({ kind: 'run', at, ground: 'resumed', dueAt: event.data.clock.dueAt });
      return;
    case 'AppointmentExtended':
    case 'AppointmentMoved':
    case 'ResultAppointed':
      // While the clock stands still nothing runs; the appointment that then holds comes with the resumption.
      if (said.steps.at(-1)?.kind !== 'stop') {
        said.steps.push({ kind: 'run', at, ground: appointedBy[event.type], dueAt: event.data.clock.dueAt });
      }
      return;
    case 'ApologyIssued':
      said.apologies.push({ at, newDate: event.data.newDate });
      return;
    case 'DossierResolved':
      end(said, 'resolved', event.data);
      return;
    case 'DossierRefused':
      end(said, 'refused', event.data);
      return;
    case 'DossierWithdrawn':
      end(said, 'withdrawn', event.data);
      return;
    case 'DossierStopped':
      end(said, 'stopped', event.data);
      return;
    case 'LateCauseRecorded':
      said.lateCauseCode = event.data.causeCode;
      return;
    case 'ResultReturned':
      said.returned = { at: event.data.returnedAt, manner: event.data.manner };
      return;
    case 'CourseCorrected': {
      const { outcome, ending, returnedAt, returnManner, enteredAfterwards } = event.data;
      said.ending = outcome && ending ? endingOf(outcome, ending) : null;
      // A leader's correction of what followed the end leaves why it is late, which may have been said apart.
      if (enteredAfterwards || !ending) said.lateCauseCode = ending?.lateCauseCode ?? null;
      said.returned = returnedAt ? { at: returnedAt, manner: returnManner ?? 'office' } : null;
      return;
    }
    case 'ComponentDigitized':
      // The first paper's scan counts; more papers do not digitise the dossier again.
      if (said.components?.state !== 'yes') said.components = { state: 'yes', at };
      return;
    case 'ResultDigitized':
      said.resultDigitized ??= { at };
      return;
    case 'DigitizationEntered':
    case 'DigitizationCorrected':
      said.components = { state: event.data.components, at: null };
      said.resultDigitized = event.data.result ? { at: null } : null;
      return;
    case 'FeeCharged':
      if (event.data.amount > 0) said.feeChargedAt ??= at;
      return;
    case 'FeePaid':
      pay(said, event.data.paidAt, flaggedOnline.has(event.data.manner));
      return;
    case 'FeeNotPaidOnline':
      if (event.data.reason !== 'free') pay(said, at, false);
      return;
    default:
      // Assignments, requests and deliveries move no figure; they fill their position and that is all.
      return;
  }
};

/** Flags 1 and 2 of index 766, 3.6. */
const flaggedOnline: ReadonlySet<PaymentManner> = new Set(['national-portal', 'local-gateway']);

/** The first payment says when; one online outweighs all others, and giving it back does not undo how it came. */
const pay = (said: Statements, at: Instant, online: boolean): void => {
  if (!said.payment || (online && !said.payment.online)) said.payment = { at, online };
};

/** Handed over as soon as it was resolved; there was no appointment that it could be early for. */
const settle = (said: Statements, { settledAt }: EventData<'ImmediateResultSettled'>): void => {
  const unjudged = { workingMinutesEarly: null, indexJudgement: null, reasonCode: null };
  said.ending = { outcome: 'resolved', endedAt: settledAt, ...unjudged };
  said.returned = { at: settledAt, manner: 'office' };
};

/** An end that states no late cause leaves the one that was recorded before it. */
const end = (said: Statements, outcome: Outcome, ending: EventData<'DossierResolved'>): void => {
  said.ending = endingOf(outcome, ending);
  said.lateCauseCode = ending.lateCauseCode ?? said.lateCauseCode;
};

const endingOf = (outcome: Outcome, ending: EventData<'DossierResolved'>): StatedEnding => ({
  outcome,
  endedAt: ending.endedAt,
  workingMinutesEarly: ending.workingMinutesEarly ?? null,
  indexJudgement: ending.indexJudgement ?? null,
  reasonCode: ending.reasonCode ?? null,
});
