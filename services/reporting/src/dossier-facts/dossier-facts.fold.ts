import type { Envelope, Producer } from '@motcua/contracts';
import { type Timeliness, timelinessOf } from '@motcua/deadline';
import { measuresVersion } from '../ledger/measures';
import { aspectsOf } from './aspects.fold';
import type { EndedAs, Fact } from './fact';
import { foldStatements, nothingSaid, type Statements } from './statements.fold';
import { type History, historyOf } from './status-history.fold';

const speakers = ['intake', 'processing', 'digitization'] as const satisfies Producer[];

/**
 * All events known of one dossier, in any order, as one fact. Sorted by position within each producer, never by time;
 * what each producer says is put together by `combine` alone. Repeated events change nothing.
 */
export const foldFact = (dossierId: string, events: readonly Envelope[]): Fact => {
  const streams = new Map(speakers.map((speaker) => [speaker as string, streamFrom(events, speaker)]));
  const said = (speaker: string): Statements => {
    const stream = streams.get(speaker) ?? [];
    return stream.length === 0 ? nothingSaid() : foldStatements(stream);
  };
  const gaps = [...streams].flatMap(([speaker, stream]) => missingPositions(speaker, stream));
  const spoke = (streams.get('processing')?.length ?? 0) > 0;
  const wardCode = [...streams.values()].flat()[0]?.receivingWardCode ?? '';
  return combine(dossierId, wardCode, gaps, spoke, said('intake'), said('processing'), said('digitization'));
};

/**
 * One event per position. Should a restored log have said another event at the same position, its newest life holds;
 * ties are broken by number and id, so that the order of arrival decides nothing.
 */
const streamFrom = (events: readonly Envelope[], speaker: string): Envelope[] => {
  const byPosition = new Map<number, Envelope>();
  for (const event of events) {
    if (event.source !== speaker) continue;
    const other = byPosition.get(event.position);
    if (!other || isNewer(event, other)) byPosition.set(event.position, event);
  }
  return [...byPosition.values()].sort((a, b) => a.position - b.position);
};

const isNewer = (a: Envelope, b: Envelope): boolean => {
  if (a.epoch !== b.epoch) return a.epoch > b.epoch;
  if (a.number !== b.number) return a.number > b.number;
  return a.id > b.id;
};

const missingPositions = (speaker: string, stream: readonly Envelope[]): string[] => {
  const missing: string[] = [];
  let expected = 1;
  for (const { position } of stream) {
    if (position > expected) {
      missing.push(`${speaker} ${expected}${position - 1 > expected ? `–${position - 1}` : ''}`);
    }
    expected = position + 1;
  }
  return missing;
};

const combine = (
  dossierId: string,
  wardCode: string,
  gaps: string[],
  processingSpoke: boolean,
  intake: Statements,
  processing: Statements,
  digitization: Statements,
): Fact => {
  const { receipt, submission, notAccepted } = intake;
  const beganOtherwise = (submission !== null || notAccepted !== null) && gaps.length === 0;
  const receiptMissing =
    receipt === null && (!beganOtherwise || intake.handedOver || intake.forwarded !== null || processingSpoke);
  // An immediate result is settled by intake; once processing has spoken of the end, its word holds.
  const ending = processing.ending === undefined ? intake.ending : processing.ending;
  const settledCause = processing.ending === undefined ? intake.lateCauseCode : null;
  const returned = processing.returned === undefined ? intake.returned : processing.returned;
  const apologies = [...intake.apologies, ...processing.apologies];
  const end = endOf(intake, ending);
  const history = historyOf({
    submittedAt: submission?.submittedAt ?? null,
    received: receipt && { at: receipt.receivedAt, dueAt: receipt.clock.dueAt ?? null },
    steps: [...intake.steps, ...processing.steps],
    end,
  });
  const judged = receipt && end && end.as !== 'forwarded' ? timelinessAt(end, history) : null;
  const timeliness = end?.as === 'resolved' || end?.as === 'refused' ? judged : null;
  const newestApology = apologies.at(-1);
  const requests = [...intake.supplementRequests, ...processing.supplementRequests];
  const wardRequests = requests.filter(({ clockStops }) => !clockStops);
  const { feeChargedAt, payment } = intake;
  const components = digitization.components?.state ?? 'no';
  return {
    dossierId,
    wardCode: receipt?.receivingWardCode ?? submission?.receivingWardCode ?? wardCode,
    missing: receiptMissing ? [...gaps, 'intake: receipt'] : gaps,
    contributes: !receiptMissing,
    dossierCode: receipt?.dossierCode ?? null,
    procedureCode: receipt?.procedureCode ?? submission?.procedureCode ?? null,
    fieldCode: receipt?.fieldCode ?? submission?.fieldCode ?? null,
    fieldName: receipt?.fieldName ?? submission?.fieldName ?? null,
    competentUnitCode: receipt?.competentUnitCode ?? null,
    competentLevel: receipt?.competentLevel ?? null,
    officeCode: processing.officeCode,
    applicantWardCode: receipt?.applicantWardCode ?? null,
    forwardedFrom: receipt?.forwardedFrom ?? null,
    channel: receipt?.channel ?? (submission ? 'online' : null),
    serviceLevel: receipt?.serviceLevel ?? null,
    assisted: receipt?.assisted ?? submission?.assisted ?? false,
    hasSlip: receipt?.hasSlip ?? false,
    enteredAfterwards: (receipt?.enteredAfterwards ?? null) !== null,
    submittedAt: submission?.submittedAt ?? null,
    receivedAt: receipt?.receivedAt ?? null,
    dueAt: history.dueAt,
    endedAs: end?.as ?? null,
    endedAt: end?.at ?? null,
    endReasonCode: end?.reasonCode ?? null,
    timeliness,
    lateWithApology:
      timeliness === 'late' && !!end && !!newestApology && timelinessOf(end.at, newestApology.newDate) !== 'late',
    lateCauseCode: processing.lateCauseCode ?? settledCause,
    workingMinutesEarly: ending?.workingMinutesEarly ?? null,
    indexTimely: judged && requests.length < 2 && (ending?.indexJudgement?.isTimely ?? judged !== 'late'),
    waitedMinutes: ending?.indexJudgement?.waitedMinutes ?? null,
    supplementsRequested: requests.length,
    wardRequests: wardRequests.length,
    wardRequestedAt: wardRequests[0]?.at ?? null,
    apologies: apologies.length,
    returnedAt: returned?.at ?? null,
    returnManner: returned?.manner ?? null,
    // Papers filed online need no scan (Circular 03/2025 art. 5(2)); one that was made all the same is counted.
    components: components === 'no' && receipt?.channel === 'online' ? 'exempt' : components,
    componentsDigitizedAt:
      components === 'yes' ? notBefore(digitization.components?.at ?? null, receipt?.receivedAt ?? null) : null,
    resultDigitizedAt:
      digitization.resultDigitized &&
      notBefore(digitization.resultDigitized.at, end?.at ?? receipt?.receivedAt ?? null),
    feeChargedAt: feeChargedAt && receipt && notBefore(feeChargedAt, receipt.receivedAt),
    paidOnline: payment?.online ?? null,
    paidAt: payment && receipt && notBefore(payment.at, receipt.receivedAt),
    history: history.intervals,
    aspects: aspectsOf(history.intervals, {
      acceptBy: submission?.acceptanceClock.dueAt ?? null,
      apology: newestApology ?? null,
      askedAgainAt: requests[1]?.at ?? null,
    }),
    measuresVersion,
  };
};

/** Papers are digitised from the receipt on, a result from when it exists; a register states no other time. */
const notBefore = (at: string | null, earliest: string | null): string | null =>
  at === null || (earliest !== null && earliest > at) ? earliest : at;

interface End {
  at: string;
  as: EndedAs;
  reasonCode: string | null;
}

/** Forwarding ends this centre's part, whatever is said of the dossier afterwards. */
const endOf = (intake: Statements, ending: Statements['ending']): End | null => {
  if (intake.forwarded) return { at: intake.forwarded.at, as: 'forwarded', reasonCode: null };
  if (ending) return { at: ending.endedAt, as: ending.outcome, reasonCode: ending.reasonCode };
  const { notAccepted, receipt } = intake;
  return notAccepted && !receipt
    ? { at: notAccepted.at, as: 'not-accepted', reasonCode: notAccepted.reasonCode }
    : null;
};

/**
 * A dossier without an appointment (an immediate result without slip) is on time. One that ends while its clock
 * stands still is judged by where the clock stood (index 766, 2.1: the end is the moment of the request).
 */
const timelinessAt = (end: End, { dueAt, stoppedSince }: History): Timeliness => {
  if (dueAt === null) return 'on-time';
  return timelinessOf(stoppedSince !== null && stoppedSince < end.at ? stoppedSince : end.at, dueAt);
};
