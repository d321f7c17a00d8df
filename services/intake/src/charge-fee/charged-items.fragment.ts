import type { FeeLine } from '@motcua/contracts';

/**
 * What a dossier is charged, before it is pinned in the event. This is the one place that says where a fee comes from:
 * lines as the request states them. The amounts of the catalogue's version take their place here, and only here.
 */
export const chargedItems = (stated: readonly FeeLine[]): FeeLine[] =>
  stated.map(({ code, unitAmount, count }) => ({ code, unitAmount, count }));

/** Whole đồng. */
export const totalOf = (items: readonly FeeLine[]): number =>
  items.reduce((sum, { unitAmount, count }) => sum + unitAmount * count, 0);

export const sameItems = (a: readonly FeeLine[], b: readonly FeeLine[]): boolean =>
  a.length === b.length && a.every((line, index) => sameLine(line, b[index] as FeeLine));

const sameLine = (a: FeeLine, b: FeeLine): boolean =>
  a.code === b.code && a.unitAmount === b.unitAmount && a.count === b.count;
