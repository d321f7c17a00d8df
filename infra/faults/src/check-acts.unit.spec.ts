import fc from 'fast-check';
import { type Act, ActsCheck, differingCounts } from './check-acts';

const check = (acknowledged: Act[], inLog: Act[], unknown = 0) => {
  const checking = new ActsCheck();
  for (const act of acknowledged) checking.acknowledge(act);
  for (const act of inLog) checking.find(act);
  return checking.verdict(unknown);
};
const history: Act[] = [
  { dossierId: 'a', position: 1 },
  { dossierId: 'a', position: 3 },
  { dossierId: 'b', position: 1 },
];

describe('the check of acts', () => {
  it('finds nothing where log and history say the same, in whatever order', () => {
    expect(check(history, history.toReversed())).toEqual({ lost: [], doubled: [] });
  });

  it('names a lost dossier and a lost act', () => {
    expect(check(history, history.slice(0, 2)).lost).toEqual(['b at position 1']);
    expect(check(history, history.slice(1)).lost).toEqual(['a at position 1']);
  });

  it('names a doubled dossier, a doubled act and an answer that two acts got', () => {
    const twice = [...history, { dossierId: 'c', position: 1 }];
    expect(check(history, twice).doubled).toEqual(['c at position 1']);
    expect(check(history, [...history, { dossierId: 'a', position: 4 }]).doubled).toEqual(['a at position 4']);
    expect(check([...history, { dossierId: 'b', position: 1 }], history).doubled).toEqual(['b at position 1']);
  });

  it('allows as many more as have an unknown end, and no more', () => {
    const more = [...history, { dossierId: 'c', position: 1 }];
    expect(check(history, more, 1)).toEqual({ lost: [], doubled: [] });
    expect(check(history, [...more, { dossierId: 'd', position: 1 }], 1).doubled).toHaveLength(2);
  });

  it('does not let an unknown end excuse a loss', () => {
    expect(check(history, history.slice(1), 5).lost).toHaveLength(1);
  });

  it('notices any one act that is missing or too many', () => {
    const acts = fc.uniqueArray(
      fc.record({ dossierId: fc.constantFrom('a', 'b', 'c'), position: fc.integer({ min: 1, max: 9 }) }),
      {
        minLength: 1,
        selector: ({ dossierId, position }) => `${dossierId} ${position}`,
      },
    );
    fc.assert(
      fc.property(acts, fc.nat(), (all, at) => {
        const without = all.filter((_, index) => index !== at % all.length);
        expect(check(all, without).lost).toHaveLength(1);
        expect(check(without, all).doubled).toHaveLength(1);
      }),
    );
  });
});

describe('the comparison of counts', () => {
  it('names what differs, on either side', () => {
    const logs = new Map([
      ['w001 received', 3],
      ['w002 received', 1],
      ['w003 received', 2],
    ]);
    expect(differingCounts(logs, new Map(logs))).toEqual([]);
    expect(
      differingCounts(
        logs,
        new Map([
          ['w001 received', 4],
          ['w003 received', 2],
          ['w004 received', 1],
        ]),
      ),
    ).toEqual([
      'w001 received: 4 in the figures, 3 in the logs',
      'w002 received: 0 in the figures, 1 in the logs',
      'w004 received: 1 in the figures, 0 in the logs',
    ]);
  });
});
