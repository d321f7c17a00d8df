import { createHistogram } from 'node:perf_hooks';

export interface LatencySummary {
  count: number;
  /** Milliseconds. */
  p50: number;
  p90: number;
  p99: number;
  p999: number;
  max: number;
}

/** Durations in a histogram of three significant figures (HdrHistogram, as Node ships it), from 1 µs to 10 minutes. */
export class Latencies {
  private readonly histogram = createHistogram({ lowest: 1, highest: 600_000_000, figures: 3 });

  /** Milliseconds; what is below a microsecond, as of a clock that was set back, counts as one. */
  record(milliseconds: number): void {
    this.histogram.record(Math.min(600_000_000, Math.max(1, Math.round(milliseconds * 1000))));
  }

  add(other: Latencies): void {
    this.histogram.add(other.histogram);
  }

  /** Milliseconds; 0 where nothing was recorded. */
  percentile(percent: number): number {
    return this.histogram.count === 0 ? 0 : this.histogram.percentile(percent) / 1000;
  }

  summary(): LatencySummary {
    const [p50, p90, p99, p999] = [50, 90, 99, 99.9].map((percent) => this.percentile(percent)) as [
      number,
      number,
      number,
      number,
    ];
    return {
      count: this.histogram.count,
      p50,
      p90,
      p99,
      p999,
      max: this.histogram.count === 0 ? 0 : this.histogram.max / 1000,
    };
  }
}
