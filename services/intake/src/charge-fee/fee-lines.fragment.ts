import type { FeeLine } from '@motcua/contracts';

/** Whole đồng. */
export const totalOf = (items: readonly FeeLine[]): number =>
  items.reduce((sum, { unitAmount, count }) => sum + unitAmount * count, 0);

export const sameItems = (a: readonly FeeLine[], b: readonly FeeLine[]): boolean =>
  a.length === b.length && a.every((line, index) => sameLine(line, b[index] as FeeLine));

const sameLine = (a: FeeLine, b: FeeLine): boolean =>
  a.code === b.code && a.unitAmount === b.unitAmount && a.count === b.count;
