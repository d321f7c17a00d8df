import type { LocalDay } from '@motcua/contracts';
import { addDays } from '@motcua/deadline';

export interface Ranges {
  /** Whole months, by their first day: from ≤ month < before; `from` null: since the beginning. */
  months: { from: LocalDay | null; before: LocalDay } | null;
  /** Single days, first and last one included. */
  days: { from: LocalDay; to: LocalDay }[];
}

const firstOfMonth = (day: LocalDay): LocalDay => `${day.slice(0, 7)}-01`;
const nextMonth = (day: LocalDay): LocalDay => firstOfMonth(addDays(firstOfMonth(day), 31));

/** A stretch of days as whole months and single days, so that a year is read from twelve rows a line. */
export const rangesOf = (from: LocalDay | null, to: LocalDay): Ranges => {
  if (from !== null && from > to) return { months: null, days: [] };
  const after = addDays(to, 1);
  // The last month is whole when the day after it is the first of the next.
  const before = after === firstOfMonth(after) ? after : firstOfMonth(to);
  const firstWhole = from === null ? null : from === firstOfMonth(from) ? from : nextMonth(from);
  if (firstWhole !== null && firstWhole >= before) return { months: null, days: [{ from: from as string, to }] };
  const days: Ranges['days'] = [];
  if (from !== null && firstWhole !== null && from < firstWhole) days.push({ from, to: addDays(firstWhole, -1) });
  if (before <= to) days.push({ from: before, to });
  return { months: { from: firstWhole, before }, days };
};
