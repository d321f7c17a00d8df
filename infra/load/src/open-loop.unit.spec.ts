import { intendedMoments, runOpenLoop } from './open-loop';

describe('the schedule of an open loop', () => {
  const arrivals = { rate: 100, seconds: 20, seed: '7' };

  it('is the same for a seed, and another for another', () => {
    expect(intendedMoments(arrivals)).toEqual(intendedMoments(arrivals));
    expect(intendedMoments(arrivals)).not.toEqual(intendedMoments({ ...arrivals, seed: '8' }));
  });

  it('ascends, stays within the duration and has about as many moments as the rate says', () => {
    const moments = intendedMoments(arrivals);
    expect(moments).toEqual([...moments].sort((a, b) => a - b));
    expect(moments.at(-1)).toBeLessThan(20_000);
    expect(Math.abs(moments.length - 2_000)).toBeLessThan(200);
  });
});

describe('an open loop', () => {
  it('begins the next thing although the one before is not answered', async () => {
    const begun: number[] = [];
    let answerFirst: () => void = () => undefined;
    const run = await runOpenLoop([0, 1, 2], (index) => {
      begun.push(index);
      if (index === 0) return new Promise((resolve) => (answerFirst = resolve));
      if (index === 2) answerFirst();
      return Promise.resolve();
    });
    expect(begun).toEqual([0, 1, 2]);
    expect(run).toMatchObject({ started: 3 });
  });

  it('tells that it was late itself, and gives the moments that were intended', async () => {
    const intended: number[] = [];
    const startedAt = performance.now();
    const run = await runOpenLoop([0, 5, 10], async (index, intendedAt) => {
      intended.push(intendedAt);
      // Nothing else runs meanwhile, as when the generator is overloaded.
      if (index === 0) while (performance.now() - startedAt < 80);
    });
    expect((intended[2] as number) - (intended[0] as number)).toBeCloseTo(10, 3);
    expect(run.lag.max).toBeGreaterThan(50);
    expect(run.lagIsSmall).toBe(false);
  });

  it('ends with what beginning threw', async () => {
    const begin = () => Promise.reject(new Error('no such ward'));
    await expect(runOpenLoop([0, 1], begin)).rejects.toThrow('no such ward');
  });

  it('ends when it is called off', async () => {
    const abort = new AbortController();
    const run = runOpenLoop([0, 60_000], () => Promise.resolve(), abort.signal);
    abort.abort(new Error('enough'));
    await expect(run).rejects.toThrow();
  });
});
