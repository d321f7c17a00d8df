import { alternate, type Bench, compared, median } from './measure';

describe('a median', () => {
  it('is the middle one, or the mean of the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 2, 100])).toBe(3);
    expect(() => median([])).toThrow('no median');
  });
});

describe('alternating runs', () => {
  it('take subject and baseline in turn', async () => {
    const order: string[] = [];
    const bench = { runs: 2, say: () => undefined } as unknown as Bench;
    const noting = (name: string) => async (run: number) => {
      order.push(`${name} ${run}`);
      return run;
    };
    expect(await alternate(bench, 'a test', { subject: noting('subject'), baseline: noting('baseline') })).toEqual({
      subject: [1, 2],
      baseline: [1, 2],
    });
    expect(order).toEqual(['subject 1', 'baseline 1', 'subject 2', 'baseline 2']);
  });
});

describe('what is compared', () => {
  const append = { name: 'append', unit: 'events/s', goal: '≥ 0.6 of it', reaches: (ratio: number) => ratio >= 0.6 };

  it('is the medians beside each other, against the goal', () => {
    const result = compared({ ...append, values: [50, 70, 60], baselines: [100, 90, 110] });
    expect(result).toMatchObject({ value: 60, baseline: 100, ratio: 0.6, met: true });
    expect(compared({ ...append, values: [59], baselines: [100] }).met).toBe(false);
  });
});
