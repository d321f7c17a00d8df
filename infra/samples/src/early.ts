import type { Instant } from '@motcua/deadline';
import { type Appointed, officeMinutes } from './draft';
import { between, type Random, sample } from './random';

export const fourHours = 240;

/** Office minutes after receipt within which an early dossier can end: before its due minute and within the period. */
function lastEarlyMinute({ receivedAt, dueAt }: Appointed, end: Instant): number {
  return Math.min(officeMinutes(receivedAt, dueAt) - 1, officeMinutes(receivedAt, end));
}

/** Chooses exactly `count` dossiers that end four hours or more before the appointment; some must, some cannot. */
export function fourHoursEarly(
  early: readonly Appointed[],
  end: Instant,
  count: number,
  random: Random,
): ReadonlySet<Appointed> {
  const term = (draft: Appointed) => officeMinutes(draft.receivedAt, draft.dueAt);
  const must = early.filter((draft) => term(draft) - lastEarlyMinute(draft, end) >= fourHours);
  const forced = new Set(must);
  const may = early.filter((draft) => !forced.has(draft) && term(draft) > fourHours);
  return new Set([...must, ...sample(random, may, count - must.length, term)]);
}

/** Office minutes from receipt to an early end; `fourHoursBefore` null: wherever the dossier naturally ends. */
export function minutesForEarly(
  draft: Appointed,
  end: Instant,
  fourHoursBefore: boolean | null,
  random: Random,
): number {
  const term = officeMinutes(draft.receivedAt, draft.dueAt);
  const least = fourHoursBefore === false ? Math.max(1, term - fourHours + 1) : 1;
  const last = lastEarlyMinute(draft, end);
  const most = fourHoursBefore === true ? Math.min(last, term - fourHours) : last;
  const natural = draft.naturalMinutes;
  // Beyond what is possible, spread rather than pile up at the last minute.
  return natural >= least && natural <= most ? natural : between(random, least + Math.floor((most - least) / 2), most);
}
