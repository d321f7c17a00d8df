import { compareWithHeads } from './completeness.query';

const told = { toldAt: '2025-07-01T00:00:00.000Z' };
const of = (store: string, ranges: [number, number][], head?: number) =>
  compareWithHeads(
    ranges.map(([from, to]) => ({ store, epoch: 1, from, to })),
    head === undefined ? [] : [{ store, epoch: 1, number: head, ...told }],
  ).find((log) => log.store === store);

describe('compareWithHeads', () => {
  it.each<[string, [number, number][], number | undefined, object]>([
    ['everything', [[1, 9]], 9, { heardUpTo: 9, holes: [], missingTail: null }],
    ['a hole at the start', [[3, 9]], 9, { heardUpTo: 0, holes: [{ from: 1, to: 2 }] }],
    [
      'holes between',
      [
        [1, 2],
        [5, 6],
        [8, 9],
      ],
      9,
      {
        heardUpTo: 2,
        holes: [
          { from: 3, to: 4 },
          { from: 7, to: 7 },
        ],
      },
    ],
    ['a missing tail', [[1, 6]], 9, { heardUpTo: 6, missingTail: { from: 7, to: 9 } }],
    ['nothing of a log that has begun', [], 3, { heardUpTo: 0, missingTail: { from: 1, to: 3 } }],
    ['more than the head that was told last', [[1, 9]], 4, { heardUpTo: 9, missingTail: null }],
    ['no head yet', [[1, 9]], undefined, { heardUpTo: 9, head: null, missingTail: null }],
  ])('%s', (_what, ranges, head, expected) => {
    expect(of('intake', ranges, head)).toMatchObject(expected);
  });

  it('keeps the lives of a restored log apart and lists logs that were never heard', () => {
    const logs = compareWithHeads(
      [
        { store: 'intake', epoch: 1, from: 1, to: 5 },
        { store: 'intake', epoch: 2, from: 1, to: 2 },
      ],
      [{ store: 'intake', epoch: 2, number: 3, ...told }],
    );
    expect(logs.map(({ store, epoch, heardUpTo, missingTail }) => [store, epoch, heardUpTo, missingTail])).toEqual([
      ['digitization', 1, 0, null],
      ['intake', 1, 5, null],
      ['intake', 2, 2, { from: 3, to: 3 }],
      ['processing', 1, 0, null],
    ]);
  });
});
