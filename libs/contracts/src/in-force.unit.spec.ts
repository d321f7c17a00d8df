import fc from 'fast-check';
import { inForceOn } from './in-force';

const version = (name: string, from: string, to: string | null = null) => ({ name, from, to });
const on = (day: string, ...versions: ReturnType<typeof version>[]) => inForceOn(versions, day)?.name;

describe('the version in force', () => {
  const first = version('first', '2025-07-01');
  const second = version('second', '2026-01-01', '2026-06-30');

  it('is the one that began last, from its first day to the day before the next', () => {
    expect(on('2025-06-30', first, second)).toBeUndefined();
    expect(on('2025-07-01', first, second)).toBe('first');
    expect(on('2025-12-31', second, first)).toBe('first');
    expect(on('2026-01-01', first, second)).toBe('second');
  });

  it('is none after the last one has ended: the one before does not come back', () => {
    expect(on('2026-06-30', first, second)).toBe('second');
    expect(on('2026-07-01', first, second)).toBeUndefined();
  });

  it('is the later said of two from the same day', () => {
    expect(on('2026-01-01', second, version('corrected', '2026-01-01'))).toBe('corrected');
  });

  it('does not depend on the order of versions from different days', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((date) => `2026-02-${String(date).padStart(2, '0')}`);
    const versions = fc.uniqueArray(day, { maxLength: 6 }).map((days) => days.map((from) => version(from, from)));
    fc.assert(
      fc.property(versions, day, (all, asked) => {
        expect(inForceOn([...all].reverse(), asked)).toEqual(inForceOn(all, asked));
      }),
    );
  });
});
