import { Latencies } from './latencies';

describe('latencies', () => {
  it('know their percentiles to three figures', () => {
    const latencies = new Latencies();
    for (let milliseconds = 1; milliseconds <= 1000; milliseconds += 1) latencies.record(milliseconds);
    const { count, p50, p99, max } = latencies.summary();
    expect(count).toBe(1000);
    expect(Math.abs(p50 - 500)).toBeLessThanOrEqual(1);
    expect(Math.abs(p99 - 990)).toBeLessThanOrEqual(1);
    expect(Math.abs(max - 1000)).toBeLessThanOrEqual(1);
  });

  it('of nothing are zero', () => {
    expect(new Latencies().summary()).toEqual({ count: 0, p50: 0, p90: 0, p99: 0, p999: 0, max: 0 });
  });

  it('are added up', () => {
    const [one, other] = [new Latencies(), new Latencies()];
    one.record(1);
    other.record(100);
    one.add(other);
    expect(one.summary()).toMatchObject({ count: 2 });
    expect(one.percentile(100)).toBeGreaterThan(99);
  });
});
