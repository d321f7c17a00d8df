import type { LocalDay } from './fields';

/**
 * Which version holds on a day: the one that began last, unless it has ended. `to` is the last day; absent or null while
 * no end is known. Of two that began on one day the later in the list holds: it corrects the other.
 */
export const inForceOn = <T extends { from: LocalDay; to?: LocalDay | null }>(
  versions: readonly T[],
  day: LocalDay,
): T | undefined => {
  const begun = versions.filter(({ from }) => from <= day);
  const last = begun.reduce<T | undefined>((best, one) => (best && best.from > one.from ? best : one), undefined);
  return last && (last.to ?? day) >= day ? last : undefined;
};
