import type { Calendar } from './calendar';
import { deadlineFor } from './deadline-for';
import type { OfficeHours } from './office-hours';
import { endedPausesOf, type Pause, standstillsOf } from './pause';
import type { Supplement } from './supplement';
import type { Term } from './term';
import { timelinessOf } from './timeliness';
import type { Instant } from './ward-time';
import { addWorkingMinutes, workedBetween } from './working-minutes';

/** What index 766 (2.1) judges a dossier by. `legalTerm` stands in where no appointment was given. */
export type IndexHistory = {
  readonly receivedAt: Instant;
  /** Of the first receipt: the index subtracts the waiting itself, so a later receipt would count it twice. */
  readonly appointment: Instant | null;
  readonly legalTerm: Term;
  readonly supplements: readonly Supplement[];
  readonly finishedAt: Instant | null;
  readonly returnedAt: Instant | null;
  /** Stopped, withdrawn or refused. */
  readonly stoppedAt: Instant | null;
  /** The last instant of the period reported on. */
  readonly periodEndsAt: Instant;
  readonly calendar: Calendar;
  readonly officeHours: OfficeHours;
};

export type IndexEnd = 'finished' | 'returned' | 'stopped' | 'supplement-requested' | 'period-end';

export type IndexJudgement = {
  readonly end: IndexEnd;
  readonly endedAt: Instant;
  /** Working minutes between a request and its completion. */
  readonly waitedMinutes: number;
  /** The appointment moved by the waiting. */
  readonly dueAt: Instant;
  readonly timely: boolean;
  /** Two requests or more are late whatever the time. */
  readonly askedAgain: boolean;
};

/**
 * The index clock: waiting for the citizen is subtracted in working minutes; where the citizen has not come back, the
 * end is the moment of the request; a second request counts as late (text of the formulas of index 766, component 2.1).
 * What is later than the period has not happened. Errors: as `deadlineFor`.
 */
export function indexClock(history: IndexHistory): IndexJudgement {
  const { receivedAt, legalTerm, calendar, officeHours, periodEndsAt } = history;
  const supplements = history.supplements.filter(({ requestedAt }) => requestedAt <= periodEndsAt);
  const appointment = history.appointment ?? deadlineFor({ receivedAt, term: legalTerm, calendar, officeHours }).dueAt;
  const { end, endedAt } = endOf(history, supplements);
  const waitedMinutes = waitedFor(supplements, endedAt, calendar, officeHours);
  const dueAt = addWorkingMinutes(appointment, waitedMinutes, calendar, officeHours);
  const askedAgain = supplements.length > 1;
  return {
    end,
    endedAt,
    waitedMinutes,
    dueAt,
    askedAgain,
    timely: !askedAgain && timelinessOf(endedAt, dueAt) !== 'late',
  };
}

/** Finished before returned before stopped (766, 2.1). */
function endOf(history: IndexHistory, supplements: readonly Supplement[]): { end: IndexEnd; endedAt: Instant } {
  const { finishedAt, returnedAt, stoppedAt, periodEndsAt } = history;
  const ends = [
    ['finished', finishedAt],
    ['returned', returnedAt],
    ['stopped', stoppedAt],
  ] as const;
  for (const [end, endedAt] of ends) {
    if (endedAt !== null && endedAt <= periodEndsAt) return { end, endedAt };
  }
  const waiting = supplements.find(({ deliveredAt }) => deliveredAt === null || deliveredAt > periodEndsAt);
  return waiting
    ? { end: 'supplement-requested', endedAt: waiting.requestedAt }
    : { end: 'period-end', endedAt: periodEndsAt };
}

/** Up to the end only, and each minute once. */
function waitedFor(
  supplements: readonly Supplement[],
  endedAt: Instant,
  calendar: Calendar,
  officeHours: OfficeHours,
): number {
  const waits = supplements.flatMap(({ requestedAt, deliveredAt, reasonCode }): Pause[] => {
    const until = deliveredAt === null || deliveredAt > endedAt ? endedAt : deliveredAt;
    return requestedAt < until ? [{ groundCode: reasonCode, pausedAt: requestedAt, resumedAt: until }] : [];
  });
  return standstillsOf(endedPausesOf(waits)).reduce(
    (sum, { from, to }) => sum + workedBetween(from, to, calendar, officeHours),
    0,
  );
}
