import { Latencies } from '../../../load/src/latencies';
import { leadLife } from '../../../load/src/lead-life';
import { intendedMoments, runOpenLoop } from '../../../load/src/open-loop';
import { askSummary } from '../../../load/src/summary';
import { stepsOf } from '../../../load/src/whole-life';
import { fillInbox } from '../fill';
import { alternate, type Bench, compared, type Measure, median } from '../measure';
import { databaseUrlOf } from '../../../dev/src/postgres';
import { onPlatform, type Place, withPool } from '../place';
import { eventsOfDossier, spreadOverAYear } from '../whole-dossier';
import { rebuildOnce } from './rebuild';

const name = 'live p99 while figures are rebuilt under 200 requests a second';
const firstDay = Date.UTC(2025, 0, 6);
const rate = 200;
/** Milliseconds. */
const bearable = 1_000;

interface Live {
  p99: number;
  /** Answers whose figure of the past was another than it is. */
  partial: number;
  asked: number;
}

let number = 500_000_000;

/** Half receipts, half questions for a figure of the past that nothing changes, for so long or until `ended`. */
const live = async (
  bench: Bench,
  { world }: Place,
  seed: string,
  seconds: number,
  ended?: Promise<void>,
): Promise<Live> => {
  const latencies = new Latencies();
  const figures = new Map<string, string>();
  const perSecond = bench.quick ? 20 : rate;
  const enough = new AbortController();
  void ended?.then(() => enough.abort());
  const abort = AbortSignal.any([bench.abort, enough.signal]);
  let [partial, asked] = [0, 0];
  const ask = async (ward: string): Promise<void> => {
    const period = { from: '2025-01-01', to: '2025-12-31' };
    const figure = JSON.stringify((await askSummary(world.client, world.operatorToken, { ward, ...period })).counts);
    asked += 1;
    if (figure !== (figures.get(ward) ?? figure)) partial += 1;
    figures.set(ward, figure);
  };
  const receive = async (ward: string, index: number, intendedAt: number): Promise<void> => {
    number += 1;
    const steps = stepsOf('received', { number, procedureCode: world.procedures[index % 12] as string });
    const life = { name: `${seed}-${index}`, ward, steps, token: world.token, pause: 0 };
    const end = await leadLife(world.client, life, { intendedAt, abort: bench.abort });
    if (end.kind === 'broken') throw new Error(`a receipt is answered with ${JSON.stringify(end.answer)}`);
  };
  const begin = async (index: number, intendedAt: number): Promise<void> => {
    const ward = world.wards[index % world.wards.length] as string;
    await (index % 2 === 0 ? ask(ward) : receive(ward, index, intendedAt));
    latencies.record(performance.now() - intendedAt);
  };
  try {
    await runOpenLoop(intendedMoments({ rate: perSecond, seconds, seed }), begin, abort);
  } catch (error) {
    // Called off because the rebuild has ended: that is when to stop.
    if (!enough.signal.aborted || bench.abort.aborted) throw error;
  }
  return { p99: latencies.percentile(99), partial, asked };
};

export const liveRebuild: Measure = {
  name: 'live-rebuild',
  rows: [name],
  run: (bench: Bench) =>
    onPlatform(bench, { wards: 20 }, async (place) => {
      const wards = place.world.wards;
      const url = databaseUrlOf(place.platform.adminUrl, 'reporting');
      await withPool(url, 2, async (pool) => {
        const count = bench.quick ? 100 : Math.ceil(200_000 / eventsOfDossier);
        const shapeOf = (index: number) => spreadOverAYear(index, wards, firstDay);
        await fillInbox(bench, pool, { first: 4_000_000, count, shapeOf });
        await pool.query('vacuum (analyze) inbox');
      });
      // So that what was put into the inbox stands in the figures before anybody asks.
      await rebuildOnce(place, 1);
      await live(bench, place, 'warm-up', bench.quick ? 1 : 10);
      let [partial, asked] = [0, 0];
      const measured = await alternate(bench, 'live p99 in ms', {
        rebuilding: async (run) => {
          const rebuilt = rebuildOnce(place, 1).then(() => undefined);
          // Whoever drives notices its end; a failure is told below.
          const ended = rebuilt.catch(() => undefined);
          const during = await live(bench, place, `rebuilding-${run}`, 300, ended);
          await rebuilt;
          partial += during.partial;
          asked += during.asked;
          return during.p99;
        },
        quiet: async (run) => (await live(bench, place, `quiet-${run}`, bench.quick ? 1 : 15)).p99,
      });
      const result = compared({
        name,
        unit: 'ms',
        values: measured.rebuilding,
        baselines: measured.quiet,
        goal: '≤ 1.2 × it, no partial figure',
        // A load that is too much even without a rebuild would say nothing about it.
        reaches: (ratio) => ratio <= 1.2 && partial === 0 && median(measured.quiet) < bearable,
        note: `half receipts, half summaries; ${partial} partial figures among ${asked} answers`,
      });
      return [result];
    }),
};
