import { setTimeout as wait } from 'node:timers/promises';
import { exponential, randomFor } from '../../samples/src/random';
import { Latencies, type LatencySummary } from './latencies';

export interface Arrivals {
  /** Per second, on average. */
  rate: number;
  seconds: number;
  seed: string;
}

/** Milliseconds from the start at which something is to begin: arrivals that know nothing of each other (Poisson). */
export const intendedMoments = ({ rate, seconds, seed }: Arrivals): number[] => {
  const random = randomFor(`arrivals ${seed}`);
  const moments: number[] = [];
  for (let at = exponential(random, 1000 / rate); at < seconds * 1000; at += exponential(random, 1000 / rate)) {
    moments.push(at);
  }
  return moments;
};

export interface OpenLoopRun {
  started: number;
  /** From the first intended moment to the end of what began last, in seconds. */
  seconds: number;
  /** How late this process itself began things, in milliseconds: its event loop's lag as an arrival meets it. */
  lag: LatencySummary;
  /** The generator kept up, so that what it measured is the system's and not its own. */
  lagIsSmall: boolean;
}

const largestLag = 20;

/**
 * Begins one thing at each intended moment and never waits for an answer before the next (open model). `begin` gets the
 * moment as `performance.now()` counts, to measure latency from; what it throws ends the run.
 * Errors: those of `begin`; the reason of `abort`.
 */
export const runOpenLoop = async (
  moments: readonly number[],
  begin: (index: number, intendedAt: number) => Promise<void>,
  abort?: AbortSignal,
): Promise<OpenLoopRun> => {
  const lag = new Latencies();
  const startedAt = performance.now();
  const running = new Set<Promise<void>>();
  let failure: { error: unknown } | undefined;
  for (const [index, moment] of moments.entries()) {
    const intendedAt = startedAt + moment;
    const early = intendedAt - performance.now();
    if (early > 0) await wait(early, undefined, abort ? { signal: abort } : undefined);
    abort?.throwIfAborted();
    if (failure) break;
    lag.record(performance.now() - intendedAt);
    const one: Promise<void> = begin(index, intendedAt)
      .catch((error: unknown) => {
        failure ??= { error };
      })
      .finally(() => running.delete(one));
    running.add(one);
  }
  await Promise.all(running);
  if (failure) throw failure.error;
  return {
    started: moments.length,
    seconds: (performance.now() - startedAt) / 1000,
    lag: lag.summary(),
    lagIsSmall: lag.percentile(99) <= largestLag,
  };
};
