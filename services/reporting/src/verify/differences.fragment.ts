export type DifferenceKind =
  | 'fact-differs'
  | 'fact-missing'
  | 'fact-without-events'
  | 'ledger-differs'
  | 'months-differ'
  | 'numbers-differ'
  | 'hole'
  | 'missing-tail'
  | 'parked';

export interface Difference {
  kind: DifferenceKind;
  /** The dossier, ledger row, log or event in which it lies. */
  where: string;
  message: string;
}

const mostListed = 100;

/** Counts every difference, keeps the first hundred in words. */
export class Differences {
  readonly listed: Difference[] = [];
  readonly counts: Partial<Record<DifferenceKind, number>> = {};

  get total(): number {
    return Object.values(this.counts).reduce((sum, count) => sum + count, 0);
  }

  add(kind: DifferenceKind, where: string, message: string): void {
    this.counts[kind] = (this.counts[kind] ?? 0) + 1;
    if (this.listed.length < mostListed) this.listed.push({ kind, where, message });
  }
}

/** Names of fields in which two plain values differ, e.g. `fact.timeliness`; key order is of no account. */
export const differingFields = (found: unknown, expected: unknown, path = ''): string[] => {
  if (Object.is(found, expected)) return [];
  if (isPlain(found) && isPlain(expected)) {
    const keys = new Set([...Object.keys(found), ...Object.keys(expected)]);
    return [...keys].flatMap((key) =>
      differingFields(
        (found as Record<string, unknown>)[key],
        (expected as Record<string, unknown>)[key],
        path ? `${path}.${key}` : key,
      ),
    );
  }
  return [path];
};

const isPlain = (value: unknown): value is object => typeof value === 'object' && value !== null;
