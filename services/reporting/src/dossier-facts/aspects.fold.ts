import type { Instant } from '@motcua/contracts';
import { overdueFrom } from '@motcua/deadline';
import type { Aspect, AspectInterval, Status, StatusInterval } from './fact';

export interface AspectFacts {
  /** When a filing must have been accepted. */
  acceptBy: Instant | null;
  /** The one that was issued last. */
  apology: { at: Instant; newDate: Instant } | null;
  /** When papers were asked for a second time. */
  askedAgainAt: Instant | null;
}

/** Cut out of the history, so that none stands longer than the status that it is an aspect of. */
export const aspectsOf = (
  history: readonly StatusInterval[],
  { acceptBy, apology, askedAgainAt }: AspectFacts,
): AspectInterval[] => {
  const within = (aspect: Aspect, statuses: readonly Status[], since: Instant, until: Instant | null) =>
    history.flatMap((stretch): AspectInterval[] => {
      const from = stretch.from > since ? stretch.from : since;
      const to = stretch.to === null || (until !== null && until < stretch.to) ? until : stretch.to;
      return statuses.includes(stretch.status) && (to === null || from < to) ? [{ aspect, from, to }] : [];
    });
  return [
    ...(acceptBy ? within('awaiting-overdue', ['awaiting-acceptance'], overdueFrom(acceptBy), null) : []),
    ...(apology ? within('overdue-with-apology', ['overdue'], apology.at, overdueFrom(apology.newDate)) : []),
    ...(askedAgainAt ? within('in-time-asked-again', ['in-time', 'paused'], askedAgainAt, null) : []),
  ];
};
