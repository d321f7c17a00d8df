import { addDays } from '@motcua/deadline';
import * as fc from 'fast-check';
import { rangesOf } from './day-ranges.fragment';

describe('rangesOf', () => {
  it('reads whole months and the days around them', () => {
    expect(rangesOf('2025-01-15', '2025-04-03')).toEqual({
      months: { from: '2025-02-01', before: '2025-04-01' },
      days: [
        { from: '2025-01-15', to: '2025-01-31' },
        { from: '2025-04-01', to: '2025-04-03' },
      ],
    });
    expect(rangesOf(null, '2025-06-30')).toEqual({ months: { from: null, before: '2025-07-01' }, days: [] });
    expect(rangesOf('2025-07-02', '2025-07-01')).toEqual({ months: null, days: [] });
  });

  it('covers each day exactly once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 200 }), (offset, length) => {
        const from = addDays('2024-01-01', offset);
        const to = addDays(from, length);
        const { months, days } = rangesOf(from, to);
        const covered = days.flatMap((range) => daysFrom(range.from, range.to));
        if (months) covered.push(...daysFrom(months.from as string, addDays(months.before, -1)));
        expect(covered.sort()).toEqual(daysFrom(from, to));
      }),
    );
  });
});

const daysFrom = (from: string, to: string): string[] => {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
};
