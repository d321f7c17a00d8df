import type { Calendar } from './calendar';
import type { DueAt } from './count';
import { type Deadline, deadlineFor } from './deadline-for';
import type { Extension } from './extension';
import type { OfficeHours } from './office-hours';
import { endedPausesOf, type Pause, standstillsOf } from './pause';
import { type Supplement, type WardFault, wardFaultOf } from './supplement';
import type { Term } from './term';
import { timelinessOf } from './timeliness';
import { type Instant, instantOfMinute, wardMinuteOf } from './ward-time';

/** What moves the legal clock of a dossier, in any order. `askWithin`: see `SupplementSituation`. */
export type ResolutionHistory = {
  readonly receivedAt: Instant;
  readonly term: Term;
  readonly dueAt?: DueAt;
  readonly askWithin?: Term;
  readonly supplements: readonly Supplement[];
  readonly pauses: readonly Pause[];
  readonly extensions: readonly Extension[];
  readonly calendar: Calendar;
  readonly officeHours: OfficeHours;
};

/** An appointment that was printed; none is ever overwritten. `issuedAt`: of the receipt. */
export type Appointment = {
  readonly ground: 'receipt' | 'supplement-complete';
  readonly issuedAt: Instant;
  readonly deadline: Deadline;
};

export type ResolutionClock = {
  /** The last one holds. */
  readonly appointments: readonly Appointment[];
  readonly dueAt: Instant;
  /** Since when the clock stands still: papers are waited for, or a pause has not ended. Null: it runs. */
  readonly standsStill: { readonly since: Instant; readonly groundCode: string } | null;
  /** Requests that left the appointment as it was, each with why: the ward's, not the applicant's. */
  readonly wardRequests: readonly WardRequest[];
};

export type WardRequest = {
  readonly requestedAt: Instant;
  readonly reasonCode: string;
  readonly fault: WardFault;
};

/**
 * The legal clock (DESIGN §8; Decree 61/2018 art. 19(4), kept since): papers asked for in time stop it, and when the
 * dossier is complete a new receipt starts the term from zero; a later request leaves the appointment. Pauses and
 * extensions count on the receipt in force. Errors: as `deadlineFor`; `RangeError` for papers that came before they were
 * asked for.
 */
export function resolutionClock(history: ResolutionHistory): ResolutionClock {
  const appointments: Appointment[] = [];
  const wardRequests: WardRequest[] = [];
  let receipt: Receipt = { ground: 'receipt', issuedAt: history.receivedAt };
  let waiting: Standstill | null = null;
  for (const [earlierRequests, { requestedAt, reasonCode, deliveredAt }] of inOrder(history.supplements).entries()) {
    const clockAt = runUpTo(requestedAt, history.pauses);
    const appointment = appointmentOf(receipt, history, clockAt);
    const { dueAt } = appointment.deadline;
    const situation = { ...history, receivedAt: receipt.issuedAt, dueAt, clockAt, earlierRequests };
    const fault = wardFaultOf(requestedAt, situation);
    if (fault !== null) wardRequests.push({ requestedAt, reasonCode, fault });
    else if (deliveredAt === null) waiting = { since: requestedAt, groundCode: reasonCode };
    else {
      appointments.push(appointment);
      receipt = { ground: 'supplement-complete', issuedAt: deliveredAt };
    }
  }
  const last = appointmentOf(receipt, history, waiting?.since ?? null);
  return {
    appointments: [...appointments, last],
    dueAt: last.deadline.dueAt,
    standsStill: waiting ?? openPause(history.pauses, last),
    wardRequests,
  };
}

type Receipt = Pick<Appointment, 'ground' | 'issuedAt'>;
type Standstill = NonNullable<ResolutionClock['standsStill']>;

/** The appointment of a receipt as it stood at `until`; null: with all that is known. */
function appointmentOf(receipt: Receipt, history: ResolutionHistory, until: Instant | null): Appointment {
  const { term, dueAt, calendar, officeHours } = history;
  const since = wardMinuteOf(receipt.issuedAt);
  const happened = (at: Instant) => until === null || wardMinuteOf(at) <= wardMinuteOf(until);
  const pauses = history.pauses.filter(({ resumedAt }) => resumedAt !== null && happened(resumedAt));
  const extensions = history.extensions.filter(
    ({ decidedAt }) => happened(decidedAt) && wardMinuteOf(decidedAt) >= since,
  );
  const request = { receivedAt: receipt.issuedAt, term, dueAt, calendar, officeHours, pauses, extensions };
  return { ...receipt, deadline: deadlineFor(request) };
}

/** Until when the clock ran before an instant: itself, or the beginning of the pause in which it lies. */
function runUpTo(instant: Instant, pauses: readonly Pause[]): Instant {
  const minute = wardMinuteOf(instant);
  const begun = pauses
    .filter(({ pausedAt }) => wardMinuteOf(pausedAt) <= minute)
    .map((pause) => ({ ...pause, resumedAt: pause.resumedAt ?? instantOfMinute(minute + 1) }));
  const standstill = standstillsOf(endedPausesOf(begun)).find(({ from, to }) => from <= minute && minute < to);
  return standstill === undefined ? instant : instantOfMinute(standstill.from);
}

function inOrder(supplements: readonly Supplement[]): Supplement[] {
  for (const { requestedAt, deliveredAt } of supplements) {
    if (deliveredAt !== null && wardMinuteOf(deliveredAt) < wardMinuteOf(requestedAt)) {
      throw new RangeError(`Papers cannot come (${deliveredAt}) before they were asked for (${requestedAt}).`);
    }
  }
  return supplements.toSorted((a, b) => wardMinuteOf(a.requestedAt) - wardMinuteOf(b.requestedAt));
}

/** A pause that began after the appointment stops nothing: the dossier is late. */
function openPause(pauses: readonly Pause[], { deadline }: Appointment): Standstill | null {
  const open = pauses
    .filter(({ resumedAt, pausedAt }) => resumedAt === null && timelinessOf(pausedAt, deadline.dueAt) !== 'late')
    .toSorted((a, b) => wardMinuteOf(a.pausedAt) - wardMinuteOf(b.pausedAt))[0];
  return open === undefined ? null : { since: open.pausedAt, groundCode: open.groundCode };
}
