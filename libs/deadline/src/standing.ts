import type { Calendar } from './calendar';
import type { OfficeHours } from './office-hours';
import { type Granularity, overdueFrom, type Timeliness, timelinessOf } from './timeliness';
import type { Instant } from './ward-time';
import { workingMinutesBetween } from './working-minutes';

/** trước hạn, đúng hạn, quá hạn of a resolved dossier; trong hạn, quá hạn, tạm dừng of a pending one. */
export type Standing = Timeliness | 'in-time' | 'overdue' | 'paused';

/** What a dossier is judged by. `dueAt`: the appointment of the last receipt, as a sector's law may have extended it. */
export type Judged = {
  readonly dueAt: Instant;
  /** Null: pending. */
  readonly resolvedAt: Instant | null;
  /** Since when its clock stands still on a legal ground; null: it runs. */
  readonly pausedSince: Instant | null;
  /** The new date of its one apology, which never moves the appointment; null: none. */
  readonly apologisedTo: Instant | null;
};

export type Judgement = {
  readonly standing: Standing;
  /** Late or overdue, yet within the date of its apology. */
  readonly withApology: boolean;
  readonly granularity: Granularity;
};

/**
 * Where a dossier stands as of an instant; what is later than `asOf` has not happened yet. A dossier whose clock stopped
 * in time is paused, and timely when it is resolved without having gone on; one that was late before stays late.
 */
export function standingAt(judged: Judged, asOf: Instant, granularity: Granularity = 'minute'): Judgement {
  const { dueAt, apologisedTo } = judged;
  const resolvedAt = isPast(judged.resolvedAt, asOf) ? judged.resolvedAt : null;
  const pausedSince = isPast(judged.pausedSince, asOf) ? judged.pausedSince : null;
  const at = resolvedAt ?? asOf;
  const judgedAt = pausedSince !== null && pausedSince < at ? pausedSince : at;
  const isLate = judgedAt >= overdueFrom(dueAt, granularity);
  const withApology = isLate && apologisedTo !== null && at < overdueFrom(apologisedTo, granularity);
  if (resolvedAt !== null) return { standing: timelinessOf(judgedAt, dueAt, granularity), withApology, granularity };
  if (isLate) return { standing: 'overdue', withApology, granularity };
  return { standing: pausedSince === null ? 'in-time' : 'paused', withApology, granularity };
}

function isPast(instant: Instant | null, asOf: Instant): boolean {
  return instant !== null && instant <= asOf;
}

/**
 * Working minutes left when a dossier was resolved, negative when it was late; hours early are these by 60. The sign is
 * the timeliness by the minute also where no office minute lies between (resolved after close, due at close): then one
 * minute stands for it. Errors: `CalendarEndError`.
 */
export function workingMinutesEarly(
  resolvedAt: Instant,
  dueAt: Instant,
  calendar: Calendar,
  officeHours: OfficeHours,
): number {
  const minutes = workingMinutesBetween(resolvedAt, dueAt, calendar, officeHours);
  switch (timelinessOf(resolvedAt, dueAt)) {
    case 'early':
      return Math.max(minutes, 1);
    case 'on-time':
      return 0;
    case 'late':
      return Math.min(minutes, -1);
  }
}
