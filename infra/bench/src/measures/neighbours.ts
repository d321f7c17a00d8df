import { Latencies } from '../../../load/src/latencies';
import { drive } from '../drive';
import { alternate, type Bench, compared, type Measure } from '../measure';
import { onPlatform } from '../place';

const name = 'another ward’s p99 while one floods at ten times its share';
const wards = 20;

export const neighbours: Measure = {
  name: 'neighbours',
  rows: [name],
  run: (bench: Bench) =>
    onPlatform(bench, { wards }, async ({ world }) => {
      const [share, seconds] = bench.quick ? [1, 1] : [5, 15];
      const [flooding, ...others] = world.wards as [string, ...string[]];
      /** p99 in milliseconds of the receipts of all wards but the first, which has `times` its share. */
      const othersWith = async (times: number, run: string): Promise<number> => {
        const shares = others.length + times;
        const { byWard, broken } = await drive(bench, world, {
          name: `neighbours-${times}-${run}`,
          course: 'received',
          rate: share * shares,
          seconds,
          wardOf: (chance) => {
            const place = Math.floor(chance * shares);
            return place < others.length ? (others[place] as string) : flooding;
          },
        });
        if (broken > 0) throw new Error(`${broken} receipts broke off`);
        const ofOthers = new Latencies();
        for (const [ward, latencies] of byWard) if (ward !== flooding) ofOthers.add(latencies);
        return ofOthers.percentile(99);
      };
      await othersWith(1, 'warm-up');
      const measured = await alternate(bench, 'another ward’s p99 in ms', {
        flooded: (run) => othersWith(10, String(run)),
        quiet: (run) => othersWith(1, String(run)),
      });
      return [
        compared({
          name,
          unit: 'ms',
          values: measured.flooded,
          baselines: measured.quiet,
          goal: '≤ 1.5 × it',
          reaches: (ratio) => ratio <= 1.5,
          note: `${others.length + 1} wards, ${share} receipts/s each, one of them ${share * 10}/s`,
        }),
      ];
    }),
};
