import type { StatementRow } from './statement-row.fragment';

/** What our events say of one movement at the provider; `amount` below zero for money given back. */
export interface OurEntry {
  /** The provider's number of a payment; the id of a refund. */
  reference: string;
  amount: number;
}

export interface Comparison {
  /** Row numbers. */
  matched: number[];
  /** Stated by the provider and not known here. */
  missingHere: StatementRow[];
  /** Known here, not in the statement. */
  missingThere: OurEntry[];
  differentAmount: { rowNumber: number; reference: string; there: number; here: number }[];
  /** Rows that say again what an earlier row said. */
  repeated: number[];
}

/**
 * A day's statement beside our events.
 * @param nameOf what a row is called here: its reference, or for money given back the refund that its purpose names
 * @param ofDay our entries of the statement's day; each of them must be in the statement
 * @param elsewhere our entries of other days that a row may name: a provider's day may end at another minute
 */
export const compareStatement = (
  rows: readonly StatementRow[],
  nameOf: (row: StatementRow) => string,
  ofDay: readonly OurEntry[],
  elsewhere: readonly OurEntry[] = [],
): Comparison => {
  const ours = new Map([...elsewhere, ...ofDay].map((entry) => [entry.reference, entry]));
  const said = new Set<string>();
  const result: Comparison = { matched: [], missingHere: [], missingThere: [], differentAmount: [], repeated: [] };
  for (const row of rows) {
    const { rowNumber, reference, amount } = row;
    const name = nameOf(row);
    const here = ours.get(name);
    if (said.has(name)) result.repeated.push(rowNumber);
    else if (!here) result.missingHere.push(row);
    else if (here.amount === amount) result.matched.push(rowNumber);
    else result.differentAmount.push({ rowNumber, reference, there: amount, here: here.amount });
    said.add(name);
  }
  return { ...result, missingThere: ofDay.filter(({ reference }) => !said.has(reference)) };
};
