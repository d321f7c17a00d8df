import { periodOf, wholeDaysOf } from './period.fragment';

describe('periodOf', () => {
  it('ends with the ward’s last day unless an as-of is given', () => {
    const period = periodOf('2025-07-01', '2025-08-30');
    expect(period.asOf).toBe('2025-08-30T16:59:59.999Z');
    expect(wholeDaysOf(period)).toEqual({ lastWholeDay: '2025-08-30', openDay: null });
  });

  it('asks the facts within a day', () => {
    const period = periodOf('2025-07-01', '2025-08-30', '2025-07-09T10:00:00+07:00');
    expect(period.asOf).toBe('2025-07-09T03:00:00.000Z');
    expect(wholeDaysOf(period)).toEqual({ lastWholeDay: '2025-07-08', openDay: '2025-07-09' });
  });

  it.each([
    ['2025-07-02', '2025-07-01', undefined, 'invalid-period'],
    ['2025-07-01', '2025-07-31', '2025-08-01', 'as-of-outside-period'],
    ['2025-07-01', '2025-07-31', '2025-06-30', 'as-of-outside-period'],
    ['2025-02-30', '2025-07-31', undefined, 'invalid-time'],
    ['2025-07-01', '2025-07-31', '2025-02-30T00:00:00Z', 'invalid-time'],
  ])('refuses %s to %s as of %s: %s', (from, to, asOf, code) => {
    expect(() => periodOf(from, to, asOf)).toThrow(expect.objectContaining({ code }));
  });
});
