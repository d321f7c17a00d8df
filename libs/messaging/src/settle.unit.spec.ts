import { settle } from './settle';

describe('settlement', () => {
  it.each([
    [{ kind: 'handled' } as const, { kind: 'ack' }],
    [{ kind: 'seen' } as const, { kind: 'ack' }],
    [{ kind: 'refused' } as const, { kind: 'ack' }],
    [{ kind: 'ignored' } as const, { kind: 'ack' }],
    [{ kind: 'unreadable', problem: 'p' } as const, { kind: 'park-then-ack', problem: 'p' }],
    [{ kind: 'failed', problem: 'p', failures: 1 } as const, { kind: 'nak', afterMilliseconds: 400 }],
    [{ kind: 'failed', problem: 'p', failures: 2 } as const, { kind: 'nak', afterMilliseconds: 800 }],
    [{ kind: 'failed', problem: 'p', failures: 3 } as const, { kind: 'park-then-ack', problem: 'p' }],
    [{ kind: 'outage', problem: 'p' } as const, { kind: 'nak-and-rest', afterMilliseconds: 1_000 }],
  ])('of %j is %j', (result, settlement) => {
    expect(settle(result)).toEqual(settlement);
  });
});
