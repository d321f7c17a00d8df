import { overdueFrom, timelinessOf } from './index';

const dueAt = '2025-07-03T02:10:00.000Z';

describe('early, on time, late', () => {
  it.each([
    ['2025-07-03T02:09:00.000Z', 'early'],
    ['2025-07-03T02:09:59.999Z', 'early'],
    ['2025-07-03T02:10:00.000Z', 'on-time'],
    ['2025-07-03T02:10:59.999Z', 'on-time'],
    ['2025-07-03T02:11:00.000Z', 'late'],
  ])('resolved at %s is %s', (resolvedAt, expected) => {
    expect(timelinessOf(resolvedAt, dueAt)).toBe(expected);
  });

  it('is overdue from the first instant at which a resolution is late', () => {
    expect(overdueFrom(dueAt)).toBe('2025-07-03T02:11:00.000Z');
    expect(overdueFrom('2025-07-03T02:10:30.500Z')).toBe('2025-07-03T02:11:00.000Z');
    expect(timelinessOf(overdueFrom(dueAt), dueAt)).toBe('late');
  });

  it('refuses what is not an instant', () => {
    expect(() => timelinessOf('2025-07-03 09:10', dueAt)).toThrow("'2025-07-03 09:10' is not an instant");
    expect(() => timelinessOf('2025-13-03T02:10:00.000Z', dueAt)).toThrow(RangeError);
  });
});
