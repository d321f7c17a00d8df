import { missingRanges } from './operations.cli';

const range = (from: number, to: number) => ({ store: 'intake', epoch: 1, from, to });

describe('numbers that were not heard', () => {
  it('are holes, a missing beginning and a missing tail', () => {
    expect(missingRanges([range(1, 10)], 'intake', 1, 10)).toEqual([]);
    expect(missingRanges([range(3, 4), range(7, 8)], 'intake', 1, 10)).toEqual([
      { store: 'intake', from: 1, to: 2 },
      { store: 'intake', from: 5, to: 6 },
      { store: 'intake', from: 9, to: 10 },
    ]);
    expect(missingRanges([], 'intake', 1, 3)).toEqual([{ store: 'intake', from: 1, to: 3 }]);
  });

  it('are looked for in the log and the life asked for', () => {
    expect(missingRanges([{ ...range(1, 10), epoch: 2 }], 'intake', 1, 1)).toEqual([
      { store: 'intake', from: 1, to: 1 },
    ]);
  });
});
