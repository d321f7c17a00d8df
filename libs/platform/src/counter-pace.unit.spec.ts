import { Admission } from './admission';
import { CounterPace } from './counter-pace';

describe('the pace of the counter', () => {
  it('is slow for two seconds after somebody waited a tenth of one', () => {
    const pace = new CounterPace();
    pace.record(20, 0);
    expect(pace.isSlow(10)).toBe(false);
    pace.record(100, 1_000);
    pace.record(20, 1_500);
    expect(pace.isSlow(2_900)).toBe(true);
    expect(pace.isSlow(3_001)).toBe(false);
  });

  it('is never slow when nobody is there', () => {
    expect(new CounterPace().isSlow(0)).toBe(false);
  });
});

describe('a bulk act', () => {
  it('stands back while the counter is slow, before it asks anything of the database', async () => {
    const pace = new CounterPace();
    pace.record(400, performance.now());
    const admission = new Admission(undefined as never, async () => 0, pace);
    await expect(admission.bulk(async () => 1)).rejects.toMatchObject({ status: 429, code: 'counter-first' });
  });

  it('stands in line where two are under way, and is sent away only where the line is long', async () => {
    const asked = { query: async () => ({ rows: [{ lag: 0 }] }) };
    const admission = new Admission(asked as never, async () => 0, new CounterPace());
    const letIn: number[] = [];
    const ends = Array.from({ length: 6 }, () => Promise.withResolvers<number>());
    const acts = ends.map(({ promise }, index) =>
      admission.bulk(() => {
        letIn.push(index);
        return promise;
      }),
    );
    await expect(admission.bulk(async () => 7)).rejects.toMatchObject({ status: 429, code: 'others-first' });
    await new Promise(setImmediate);
    expect(letIn).toEqual([0, 1]);
    ends[1]?.reject(new Error('refused'));
    await expect(acts[1]).rejects.toThrow('refused');
    ends[2]?.resolve(2);
    await expect(acts[2]).resolves.toBe(2);
    await new Promise(setImmediate);
    expect(letIn).toEqual([0, 1, 2, 3]);
    for (const [index, { resolve }] of ends.entries()) resolve(index);
    await expect(Promise.allSettled(acts)).resolves.toHaveLength(6);
    expect(letIn).toEqual([0, 1, 2, 3, 4, 5]);
    await expect(Promise.all([1, 2].map((one) => admission.bulk(async () => one)))).resolves.toEqual([1, 2]);
  });
});
