/**
 * What becomes of a message, in one place. `failures` counts how often this event failed here while its neighbours
 * succeeded; an outage is everybody's and counts for nobody.
 */
export type Result =
  | { kind: 'handled' | 'seen' | 'refused' | 'ignored' }
  | { kind: 'unreadable'; problem: string }
  | { kind: 'failed'; problem: string; failures: number }
  | { kind: 'outage'; problem: string };

export type Settlement =
  | { kind: 'ack' }
  | { kind: 'park-then-ack'; problem: string }
  | { kind: 'nak'; afterMilliseconds: number }
  | { kind: 'nak-and-rest'; afterMilliseconds: number };

const failuresBeforeParking = 3;

export const settle = (result: Result): Settlement => {
  switch (result.kind) {
    case 'handled':
    case 'seen':
    case 'refused':
    case 'ignored':
      return { kind: 'ack' };
    case 'unreadable':
      return { kind: 'park-then-ack', problem: result.problem };
    case 'failed':
      return result.failures >= failuresBeforeParking
        ? { kind: 'park-then-ack', problem: result.problem }
        : { kind: 'nak', afterMilliseconds: 200 * 2 ** result.failures };
    case 'outage':
      return { kind: 'nak-and-rest', afterMilliseconds: 1_000 };
  }
};
