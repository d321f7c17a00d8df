import type { Clock, EventData, Instant, Outcome, Receipt, WardFault } from '@motcua/contracts';
import type { Pause } from '@motcua/deadline';
import type { StoredEvent, StreamType } from '@motcua/event-sourcing';
import { type CourseDuties, evolveDuties, noDuties, renderDuties } from './course-duties.state';

export interface Supplement {
  requestedAt: string;
  papers: readonly string[];
  /** What has come of them so far, perhaps in several deliveries. */
  delivered: readonly string[];
  clockStops: boolean;
  /** Why the request is the ward's. */
  wardFault: WardFault | null;
  complete: boolean;
  /** When the last papers came. */
  deliveredAt: string | null;
}

/** The hand-over was heard; only processing moves this course now. */
export interface RunningCourse {
  status: 'running';
  receipt: Receipt;
  /** The appointment that holds. */
  clock: Clock;
  /** What it is counted from: the last receipt and its clock, before anything stopped or extended it. */
  issued: { at: string; clock: Clock };
  /** The payment was recorded and the result's own appointment made with it. */
  isAppointedAfterPayment: boolean;
  /** All of them, ended, in order. */
  pauses: readonly Pause[];
  extensions: readonly { groundCode: string; decidedAt: string; clock: Clock }[];
  started: EventData<'ProcessingStarted'> | null;
  officerId: string | null;
  /** Who was meant and was absent when it was assigned. */
  insteadOf: string | null;
  supplement: Supplement | null;
  /** Requests before that one, each completed. */
  earlierSupplements: readonly Supplement[];
  /** The pause that has not ended. */
  pause: { groundCode: string; since: string } | null;
  /** What waits for the head of the unit; of an appointment that may have moved since. */
  apologyDraft: EventData<'ApologyDrafted'> | null;
  apology: EventData<'ApologyIssued'> | null;
  duties: CourseDuties;
}

export interface EndedCourse {
  status: 'ended';
  /** Null where the course was entered from a register and never handed over. */
  receipt: Receipt | null;
  clock: Clock | null;
  outcome: Outcome;
  ending: EventData<'DossierResolved'>;
  returned: EventData<'ResultReturned'> | null;
  /** Where it stood, should the end turn out a mistake; null where the course never ran here. */
  before: RunningCourse | null;
  duties: CourseDuties;
}

/** A request may be heard before the hand-over; it is kept until the course is here. */
export interface UnheardCourse {
  status: 'not-heard';
  withdrawalReason: string | null;
}

export type Dossier = UnheardCourse | RunningCourse | EndedCourse;

const begin = (receipt: Receipt): RunningCourse => ({
  status: 'running',
  receipt,
  clock: receipt.clock,
  issued: { at: receipt.receivedAt, clock: receipt.clock },
  isAppointedAfterPayment: false,
  pauses: [],
  extensions: [],
  started: null,
  officerId: null,
  insteadOf: null,
  supplement: null,
  earlierSupplements: [],
  pause: null,
  apologyDraft: null,
  apology: null,
  duties: noDuties,
});

const runningBefore = (dossier: Dossier): RunningCourse | null => {
  if (dossier.status === 'not-heard') return null;
  return dossier.status === 'running' ? dossier : dossier.before;
};

const end = (dossier: Dossier, outcome: Outcome, ending: EndedCourse['ending']): EndedCourse => ({
  status: 'ended',
  receipt: dossier.status === 'not-heard' ? null : dossier.receipt,
  clock: dossier.status === 'not-heard' ? null : dossier.clock,
  outcome,
  ending,
  returned: null,
  before: runningBefore(dossier),
  duties: dossier.status === 'not-heard' ? noDuties : dossier.duties,
});

const takeOver = (dossier: Dossier, receipt: Receipt): Dossier => {
  switch (dossier.status) {
    case 'not-heard':
      return begin(receipt);
    case 'running':
      return dossier;
    case 'ended':
      return { ...dossier, receipt: dossier.receipt ?? receipt, clock: dossier.clock ?? receipt.clock };
  }
};

const correct = (dossier: Dossier, data: EventData<'CourseCorrected'>): Dossier => {
  if (data.outcome && data.ending) {
    const { returnedAt, returnManner, enteredAfterwards } = data;
    const returned = returnedAt && returnManner ? { returnedAt, manner: returnManner, enteredAfterwards } : null;
    return { ...end(dossier, data.outcome, data.ending), returned };
  }
  if (dossier.status !== 'ended') return dossier;
  if (dossier.before) return { ...dossier.before, duties: dossier.duties };
  return dossier.receipt ? begin(dossier.receipt) : dossierStream.initialState;
};

/** Replicas' clocks differ a little; a pause never ends before it began. */
export const endedPause = ({ groundCode, since }: { groundCode: string; since: string }, at: string): Pause => ({
  groundCode,
  pausedAt: since,
  resumedAt: at < since ? since : at,
});

const evolveRunning = (course: RunningCourse, { type, data, occurredAt }: StoredEvent): RunningCourse => {
  switch (type) {
    case 'ProcessingStarted':
      return { ...course, started: data as EventData<'ProcessingStarted'> };
    case 'OfficerAssigned': {
      const { officerId, insteadOf } = data as EventData<'OfficerAssigned'>;
      return { ...course, officerId, insteadOf };
    }
    case 'SupplementRequested': {
      const { papers, clockStops, wardFault } = data as EventData<'SupplementRequested'>;
      const nothingYet = { delivered: [], complete: false, deliveredAt: null };
      const supplement = { requestedAt: occurredAt, papers, clockStops, wardFault, ...nothingYet };
      const earlier = course.supplement ? [...course.earlierSupplements, course.supplement] : [];
      return { ...course, supplement, earlierSupplements: earlier };
    }
    case 'SupplementDeliveryHeard': {
      if (!course.supplement) return course;
      const { papers, deliveredAt } = data as EventData<'SupplementDeliveryHeard'>;
      const delivered = [...new Set([...course.supplement.delivered, ...papers])];
      return { ...course, supplement: { ...course.supplement, delivered, deliveredAt } };
    }
    case 'DossierSupplemented': {
      const { clock, clockRestarts } = data as EventData<'DossierSupplemented'>;
      const supplement = course.supplement && { ...course.supplement, complete: true };
      const issued = clockRestarts ? { at: supplement?.deliveredAt ?? occurredAt, clock } : course.issued;
      return { ...course, clock, issued, supplement };
    }
    case 'DossierPaused':
      return { ...course, pause: { groundCode: (data as EventData<'DossierPaused'>).groundCode, since: occurredAt } };
    case 'DossierResumed':
      return {
        ...course,
        clock: (data as EventData<'DossierResumed'>).clock,
        pauses: course.pause ? [...course.pauses, endedPause(course.pause, occurredAt)] : course.pauses,
        pause: null,
      };
    case 'AppointmentExtended': {
      const { groundCode, clock } = data as EventData<'AppointmentExtended'>;
      return { ...course, clock, extensions: [...course.extensions, { groundCode, decidedAt: occurredAt, clock }] };
    }
    case 'AppointmentMoved':
      return { ...course, clock: (data as EventData<'AppointmentMoved'>).clock };
    case 'ResultAppointed': {
      const { clock } = data as EventData<'ResultAppointed'>;
      const issued = { at: occurredAt, clock };
      // What was extended before was the time until the notice.
      return { ...course, clock, issued, extensions: [], isAppointedAfterPayment: true };
    }
    case 'ApologyDrafted':
      return { ...course, apologyDraft: data as EventData<'ApologyDrafted'> };
    case 'ApologyIssued':
      return { ...course, apology: data as EventData<'ApologyIssued'> };
    default:
      return course;
  }
};

const evolve = (dossier: Dossier, event: StoredEvent): Dossier => {
  const { type, data } = event;
  switch (type) {
    case 'CourseTakenOver':
      return takeOver(dossier, data as EventData<'CourseTakenOver'>);
    case 'WithdrawalRequestHeard':
      return dossier.status === 'not-heard'
        ? { ...dossier, withdrawalReason: (data as EventData<'WithdrawalRequestHeard'>).reasonCode }
        : dossier;
    case 'DossierResolved':
      return end(dossier, 'resolved', data as EventData<'DossierResolved'>);
    case 'DossierRefused':
      return end(dossier, 'refused', data as EventData<'DossierRefused'>);
    case 'DossierWithdrawn':
      return end(dossier, 'withdrawn', data as EventData<'DossierWithdrawn'>);
    case 'DossierStopped':
      return end(dossier, 'stopped', data as EventData<'DossierStopped'>);
    case 'ResultReturned':
      return dossier.status === 'ended' ? { ...dossier, returned: data as EventData<'ResultReturned'> } : dossier;
    case 'CourseCorrected':
      return correct(dossier, data as EventData<'CourseCorrected'>);
    default:
      return dossier.status === 'running' ? evolveRunning(dossier, event) : dossier;
  }
};

const withDuties = (dossier: Dossier, event: StoredEvent): Dossier =>
  dossier.status === 'not-heard' ? dossier : { ...dossier, duties: evolveDuties(dossier.duties, event) };

export const dossierStream: StreamType<Dossier> = {
  streamId: (dossierId) => `processing-${dossierId}`,
  initialState: { status: 'not-heard', withdrawalReason: null },
  evolve: (dossier, event) => evolve(withDuties(dossier, event), event),
  competentUnitOf: (dossier) => (dossier.status === 'not-heard' ? null : (dossier.receipt?.competentUnitCode ?? null)),
};

export const waitsForSupplement = ({ supplement }: RunningCourse): boolean =>
  supplement !== null && !supplement.complete;

/** Paused, or sent back for papers early enough to count anew. */
export const clockStandsStill = (course: RunningCourse): boolean =>
  course.pause !== null || (waitsForSupplement(course) && course.supplement?.clockStops === true);

/** Why it is late, as it was said last: apart from its end or with it. */
export const lateCauseOf = (course: RunningCourse | EndedCourse): EventData<'LateCauseRecorded'> | null => {
  if (course.duties.lateCause || course.status === 'running') return course.duties.lateCause;
  const { lateCauseCode } = course.ending;
  return lateCauseCode ? { causeCode: lateCauseCode, evidenceKind: null, evidenceReference: null } : null;
};

/** One word for what the dossier is doing, as its page shows it. */
const shownStatus = (dossier: RunningCourse | EndedCourse): string => {
  if (dossier.status === 'ended') return dossier.returned ? 'returned' : dossier.outcome;
  if (dossier.pause) return 'paused';
  if (waitsForSupplement(dossier)) return 'waiting-for-supplement';
  return dossier.started ? 'in-process' : 'taken-over';
};

/** What is shown of a course as of an instant, after an act and when asked for. */
export const renderCourse = (dossier: Dossier, asOf: Instant): object => {
  if (dossier.status === 'not-heard') return { status: dossier.status };
  const { receipt, clock } = dossier;
  const common = {
    status: shownStatus(dossier),
    dossierCode: receipt?.dossierCode ?? null,
    procedureCode: receipt?.procedureCode ?? null,
    competentUnitCode: receipt?.competentUnitCode ?? null,
    clock,
    ...renderDuties(dossier.duties, asOf),
    lateCause: lateCauseOf(dossier),
  };
  if (dossier.status === 'ended') {
    const { outcome, ending, returned } = dossier;
    return { ...common, outcome, ending, returned };
  }
  const { started, officerId, insteadOf, supplement, pause, pauses, extensions, apologyDraft, apology } = dossier;
  return {
    ...common,
    clockStandsStill: clockStandsStill(dossier),
    officeCode: started?.officeCode ?? null,
    officerId,
    insteadOf,
    supplement,
    pause,
    pauses,
    extensions,
    apologyDraft,
    apology,
  };
};
