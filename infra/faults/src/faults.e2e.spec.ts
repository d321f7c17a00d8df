import { planRound } from './plan';
import { runFaults } from './run-faults';

jest.setTimeout(900_000);

/** A long run is a command: npx motcua faults --kills 500 --acknowledged 1000000. */
describe('a platform under load and faults', () => {
  it.each([
    [1, 0],
    [2, 1],
  ])('loses, doubles and miscounts nothing: seed %i, part %i of a round', async (seed, number) => {
    const told: string[] = [];
    const result = await runFaults({
      seed,
      faults: planRound(seed, 1, { of: 2, number }),
      kills: Number.POSITIVE_INFINITY,
      minutes: 0,
      acknowledged: 0,
      wards: 20,
      lives: 12,
      progress: (line) => void told.push(line),
    });
    const { lost, doubled, unequal, violations } = result;
    const seen = { lost, doubled, unequal, violations };
    // What was done until then is worth reading where something went wrong.
    const expected = { lost: 0, doubled: 0, unequal: 0, violations: [] };
    expect(violations.length > 0 ? { ...seen, told } : seen).toEqual(expected);
    expect(result.acknowledged).toBeGreaterThan(200);
    expect(result.repeated).toBeGreaterThan(100);
    expect(result.scans).toBeGreaterThan(0);
    expect(Object.values(result.kills).reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(8);
  });
});
