import type { Instant, LocalDay } from '@motcua/contracts';
import { addDays, startOfWardDay, wardDayOf } from '@motcua/deadline';
import { Problem } from '@motcua/platform';

export interface Period {
  from: LocalDay;
  to: LocalDay;
  /** The last instant that counts. */
  asOf: Instant;
}

/** A day (its end is meant) or an instant that says its offset. */
export const dayOrInstant = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/;

export const endOfWardDay = (day: LocalDay): Instant =>
  new Date(Date.parse(startOfWardDay(addDays(day, 1))) - 1).toISOString();

/** A day means its end; an instant is brought to UTC. Errors: `Problem` 400 for what is no time. */
export const instantOf = (name: string, text: string): Instant => {
  try {
    // Date takes 30 February for 2 March; the day is read strictly first.
    const end = endOfWardDay(text.slice(0, 10));
    return text.length === 10 ? end : new Date(text).toISOString();
  } catch {
    throw new Problem(400, 'invalid-time', `${name} không phải là ngày hay thời điểm có thật.`);
  }
};

/**
 * The period and its as-of, by default the end of the last day. Outside the period no as-of makes sense: received and
 * resolved would speak of one time and pending of another, and the columns would no longer add up.
 * Errors: `Problem` 400.
 */
export const periodOf = (from: LocalDay, to: LocalDay, asOf?: string): Period => {
  if (from > to) throw new Problem(400, 'invalid-period', 'Ngày bắt đầu kỳ phải trước hoặc trùng ngày kết thúc kỳ.');
  const [start, end] = [instantOf('from', from), instantOf('to', to)];
  const instant = asOf === undefined ? end : instantOf('asOf', asOf);
  if (wardDayOf(instant) < wardDayOf(start) || instant > end) {
    throw new Problem(
      400,
      'as-of-outside-period',
      'Thời điểm chốt số liệu (asOf) phải nằm trong kỳ báo cáo; hãy đổi thời điểm chốt hoặc kỳ.',
    );
  }
  return { from, to, asOf: instant };
};

/** Up to which whole day the ledger answers, and the day within which the facts are asked (null: none). */
export const wholeDaysOf = ({ asOf }: Period): { lastWholeDay: LocalDay; openDay: LocalDay | null } => {
  const day = wardDayOf(asOf);
  return asOf === endOfWardDay(day)
    ? { lastWholeDay: day, openDay: null }
    : { lastWholeDay: addDays(day, -1), openDay: day };
};
