import type { Instant } from '@motcua/contracts';
import { overdueFrom } from '@motcua/deadline';
import type { EndedAs, Status, StatusInterval } from './fact';
import type { Step } from './statements.fold';

export interface Course {
  submittedAt: Instant | null;
  received: { at: Instant; dueAt: Instant | null } | null;
  steps: readonly Step[];
  end: { at: Instant; as: EndedAs } | null;
}

export interface History {
  intervals: StatusInterval[];
  /** The appointment that held last. */
  dueAt: Instant | null;
  /** Since when the clock stood still when the course ended (or stands still). */
  stoppedSince: Instant | null;
}

const latest = (a: Instant, b: Instant): Instant => (a > b ? a : b);
const earliest = (a: Instant | null, b: Instant | null): Instant | null => {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
};

/**
 * The life of a dossier as a gapless row of intervals on effective time. Statements that precede what came before
 * them (a corrected receipt) begin where it began, so that the row stays a row. Without an appointment nothing gets
 * overdue.
 */
export const historyOf = ({ submittedAt, received, steps, end }: Course): History => {
  const intervals: StatusInterval[] = [];
  const add = (status: Status, ground: string, from: Instant, to: Instant | null): void => {
    if (to === null || from < to) intervals.push({ status, ground, from, to });
  };
  const run = (ground: string, dueAt: Instant | null, from: Instant, to: Instant | null): void => {
    const lateFrom = dueAt === null ? null : overdueFrom(dueAt);
    add('in-time', ground, from, earliest(lateFrom, to));
    if (lateFrom !== null) add('overdue', 'appointment-passed', latest(from, lateFrom), to);
  };

  let begun = received?.at ?? submittedAt ?? end?.at ?? null;
  if (begun === null) return { intervals, dueAt: null, stoppedSince: null };
  const endAt = end && latest(end.at, begun);
  if (submittedAt !== null) add('awaiting-acceptance', 'submitted', submittedAt, received?.at ?? endAt);
  let dueAt = received?.dueAt ?? null;
  let stoppedSince: Instant | null = null;
  if (received) {
    let ground = 'received';
    const close = (to: Instant | null): void => {
      if (stoppedSince === null) run(ground, dueAt, begun as Instant, to);
      else add('paused', ground, begun as Instant, to);
    };
    for (const step of steps) {
      const at = latest(step.at, begun);
      // What came after the end (said late, or corrected away) moves no clock any more.
      if (endAt !== null && at > endAt) break;
      close(at);
      if (step.kind === 'stop') stoppedSince ??= at;
      else {
        stoppedSince = null;
        dueAt = step.dueAt;
      }
      begun = at;
      ground = step.ground;
    }
    close(endAt);
  }
  if (end && endAt !== null) intervals.push({ status: 'ended', ground: end.as, from: endAt, to: null });
  return { intervals, dueAt, stoppedSince };
};

/** The interval in which an instant lies; undefined before the dossier's life. */
export const statusAt = (intervals: readonly StatusInterval[], at: Instant): StatusInterval | undefined =>
  intervals.find(({ from, to }) => from <= at && (to === null || at < to));
