import type { Place } from './place';

/** A row of the result. */
export interface Result {
  name: string;
  /** Null where the measure failed. */
  value: number | null;
  unit: string;
  /** What it is compared with, of the same run and unit. */
  baseline: number | null;
  /** value / baseline. */
  ratio: number | null;
  goal: string;
  /** Null where there is nothing to reach. */
  met: boolean | null;
  note?: string;
}

export interface Bench {
  /** Everything small: shows that the measures work, not how fast anything is. */
  quick: boolean;
  /** Alternating runs of which the median counts. */
  runs: number;
  say: (line: string) => void;
  abort: AbortSignal;
  /** A platform for all measures that need no other one; else each starts its own. */
  shared?: Place;
}

export interface Measure {
  name: string;
  /** The rows that it answers, for those that report a failure in its place. */
  rows: readonly string[];
  run: (bench: Bench) => Promise<Result[]>;
}

export const median = (values: readonly number[]): number => {
  if (values.length === 0) throw new RangeError('There is no median of nothing.');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
};

/** Three significant figures: more would pretend. */
export const rounded = (value: number): number => Number(value.toPrecision(3));

/** e.g. `4.1–4.6 of 5 runs`, for a note beside the median. */
export const spreadOf = (values: readonly number[]): string =>
  `${rounded(Math.min(...values))}–${rounded(Math.max(...values))} of ${values.length} runs`;

/** Subject, baselines, subject, baselines …: what changes on the machine meanwhile touches all of them. */
export const alternate = async <Name extends string>(
  { runs, say }: Bench,
  what: string,
  subjects: Record<Name, (run: number) => Promise<number>>,
): Promise<Record<Name, number[]>> => {
  const names = Object.keys(subjects) as Name[];
  const measured = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let run = 1; run <= runs; run += 1) {
    for (const name of names) {
      const value = await subjects[name](run);
      measured[name].push(value);
      say(`${what}, run ${run} of ${runs}: ${name} ${rounded(value)}`);
    }
  }
  return measured;
};

export interface Compared {
  name: string;
  unit: string;
  values: readonly number[];
  baselines: readonly number[];
  goal: string;
  reaches: (ratio: number) => boolean;
  note?: string;
}

/** Medians beside each other. */
export const compared = ({ name, unit, values, baselines, goal, reaches, note }: Compared): Result => {
  const [value, baseline] = [median(values), median(baselines)];
  const ratio = value / baseline;
  return {
    name,
    value: rounded(value),
    unit,
    baseline: rounded(baseline),
    ratio: rounded(ratio),
    goal,
    met: reaches(ratio),
    note: [note, spreadOf(values)].filter(Boolean).join('; '),
  };
};
