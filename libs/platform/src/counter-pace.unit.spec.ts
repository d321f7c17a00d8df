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

  it('waits for others where two are under way, and gets in when one of them has ended', async () => {
    const asked = { query: async () => ({ rows: [{ lag: 0 }] }) };
    const admission = new Admission(asked as never, async () => 0, new CounterPace());
    const [first, second] = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
    const underWay = [first, second].map(({ promise }) => admission.bulk(() => promise));
    await expect(admission.bulk(async () => 'third')).rejects.toMatchObject({ status: 429, code: 'others-first' });
    first.resolve('first');
    await underWay[0];
    await expect(admission.bulk(async () => 'fourth')).resolves.toBe('fourth');
    second.reject(new Error('refused'));
    await expect(underWay[1]).rejects.toThrow('refused');
    await expect(Promise.all([1, 2].map((one) => admission.bulk(async () => one)))).resolves.toEqual([1, 2]);
  });
});
