import { generationOf } from '../../../../services/reporting/src/generations/generation.fragment';
import { Latencies } from '../../../load/src/latencies';
import { intendedMoments, runOpenLoop } from '../../../load/src/open-loop';
import { randomFor } from '../../../samples/src/random';
import { fillFigures } from '../fill';
import { alternate, type Bench, compared, type Measure } from '../measure';
import { databaseUrlOf } from '../../../dev/src/postgres';
import { onPlatform, type Place, withPool } from '../place';
import { spreadOverAYear } from '../whole-dossier';

const name = 'ward summary of a year, p99, with 1,000,000 dossiers against 100,000';
const firstDay = Date.UTC(2025, 0, 6);
const [from, to] = ['2025-01-01', '2025-12-31'];

/** p99 in milliseconds of the ward's year by field, asked at a moderate rate. */
const askForYears = async (bench: Bench, { world }: Place, wards: readonly string[], seed: string): Promise<number> => {
  const [rate, seconds] = bench.quick ? [20, 1] : [50, 20];
  const random = randomFor(seed);
  const latencies = new Latencies();
  await runOpenLoop(
    intendedMoments({ rate, seconds, seed }),
    async (_, intendedAt) => {
      const ward = wards[Math.floor(random() * wards.length)];
      const answer = await world.client.ask({
        service: 'reporting',
        method: 'GET',
        path: `/wards/${ward}/summary?from=${from}&to=${to}&by=field`,
        token: world.operatorToken,
      });
      if (answer.status !== 200) throw new Error(`a summary is answered with ${JSON.stringify(answer)}`);
      if ((answer.body as { received: { total: number } }).received.total === 0) throw new Error(`${ward} has no year`);
      latencies.record(performance.now() - intendedAt);
    },
    bench.abort,
  );
  return latencies.percentile(99);
};

export const wardYear: Measure = {
  name: 'ward-year',
  rows: [name],
  run: (bench: Bench) =>
    onPlatform(bench, { wards: 20 }, async (place) => {
      const wards = place.world.wards.slice(0, 20);
      const [few, many] = bench.quick ? [200, 2_000] : [100_000, 1_000_000];
      return withPool(databaseUrlOf(place.platform.adminUrl, 'reporting'), 2, async (pool) => {
        const client = await pool.connect();
        const { active } = await generationOf(client);
        client.release();
        // Facts and ledger exist twice, so both sizes stand side by side and each is read in turn.
        const schemas = { few: 'figures_a', many: 'figures_b' };
        await pool.query('truncate figures_a.facts, figures_a.ledger, figures_a.ledger_months');
        await pool.query('truncate figures_b.facts, figures_b.ledger, figures_b.ledger_months');
        const shapeOf = (index: number) => spreadOverAYear(index, wards, firstDay);
        await fillFigures(bench, pool, schemas.few, { count: few, shapeOf });
        await fillFigures(bench, pool, schemas.many, { count: many, shapeOf });
        for (const schema of [schemas.few, schemas.many]) {
          for (const table of ['facts', 'ledger', 'ledger_months'])
            await pool.query(`vacuum (analyze) ${schema}.${table}`);
        }
        const reading = async (schema: string, seed: string): Promise<number> => {
          await pool.query('update generation set active = $1', [schema]);
          return askForYears(bench, place, wards, seed);
        };
        // Both are read once before it counts: code and pages are warm then.
        await reading(schemas.many, 'warm-up');
        await reading(schemas.few, 'warm-up');
        const measured = await alternate(bench, 'ward year p99 in ms', {
          many: (run) => reading(schemas.many, `year-${run}`),
          few: (run) => reading(schemas.few, `year-${run}`),
        });
        await pool.query('update generation set active = $1', [active]);
        return [
          compared({
            name,
            unit: 'ms',
            values: measured.many,
            baselines: measured.few,
            goal: '≤ 1.2 × it',
            reaches: (ratio) => ratio <= 1.2,
            note: `20 wards × 12 fields × 250 days; ${many} against ${few} dossiers`,
          }),
        ];
      });
    }),
};
