import { failpoints } from '@motcua/platform';
import { type Fault, planRound, services } from './plan';

describe('the plan of faults', () => {
  it('is the same for the same seed and round, and another for another', () => {
    expect(planRound(7, 2)).toEqual(planRound(7, 2));
    expect(planRound(7, 2)).not.toEqual(planRound(7, 3));
    expect(planRound(7, 2)).not.toEqual(planRound(8, 2));
  });

  it('falls into parts that together are a round', () => {
    const kindsOf = (faults: readonly Fault[]) => faults.map(({ kind }) => kind).sort();
    const parts = [0, 1].flatMap((number) => planRound(1, 1, { of: 2, number }));
    expect(kindsOf(parts)).toEqual(kindsOf(planRound(1, 1)));
  });

  it('kills every process, the broker and the database, and passes every failpoint, in each round', () => {
    const faults = planRound(1, 1);
    const named = (kind: 'kill' | 'failpoint') => faults.filter((fault) => fault.kind === kind);
    const killed = named('kill').map((fault) => (fault as Extract<Fault, { kind: 'kill' }>).target);
    expect(new Set(killed)).toEqual(new Set([...services, 'nats-server', 'postgres']));
    const passed = named('failpoint').map((fault) => (fault as Extract<Fault, { kind: 'failpoint' }>).failpoint);
    expect(new Set(passed)).toEqual(new Set(failpoints));
  });
});
