import { alternate, type Bench, median, type Measure, rounded, spreadOf } from '../measure';
import { type Driven, drive, remarksOn } from '../drive';
import { onPlatform } from '../place';
import { difference, processorRow, processorTimeOf } from '../processor-time';

const rate = 60;
const [visible, acts, processor] = [
  'whole lives: 2xx to the ward’s figures, p99',
  'whole lives: acts, p99',
  'whole lives: processor time each',
] as const;

export const wholeLives: Measure = {
  name: 'whole-lives',
  rows: [visible, acts, processor],
  run: (bench: Bench) =>
    onPlatform(bench, { wards: bench.quick ? 20 : 300 }, async ({ platform, world }) => {
      const [perSecond, seconds] = bench.quick ? [5, 2] : [rate, 60];
      const pause = bench.quick ? 100 : 1_000;
      await drive(bench, world, {
        name: 'warm-up',
        course: 'whole',
        rate: perSecond / 3,
        seconds: bench.quick ? 1 : 10,
        pause,
      });
      const runs: Driven[] = [];
      const before = processorTimeOf(platform);
      await alternate(bench, `${perSecond} dossiers/s for ${seconds} s`, {
        'visible after ms': async (run) => {
          const driven = await drive(bench, world, {
            name: `lives-${run}`,
            course: 'whole',
            rate: perSecond,
            seconds,
            pause,
          });
          runs.push(driven);
          return driven.visible.p99;
        },
      });
      const time = difference(processorTimeOf(platform), before);
      const p99 = runs.map(({ visible }) => visible.p99 / 1000);
      const remarks = [...new Set(runs.flatMap(remarksOn))];
      const sound = runs.every(({ broken, invisible }) => broken === 0 && invisible === 0);
      return [
        {
          name: visible,
          value: rounded(median(p99)),
          unit: 's',
          baseline: null,
          ratio: null,
          goal: `< 1 at ${rate} dossiers/s`,
          met: sound && median(p99) < 1,
          note: [`${perSecond} dossiers/s for ${seconds} s, eleven events each`, spreadOf(p99), ...remarks].join('; '),
        },
        {
          name: acts,
          value: rounded(median(runs.map(({ acts }) => acts.p99))),
          unit: 'ms',
          baseline: null,
          ratio: null,
          goal: '–',
          met: null,
          note: `from the intended moment; p50 ${rounded(median(runs.map(({ acts }) => acts.p50)))} ms`,
        },
        processorRow(
          processor,
          time,
          runs.reduce((sum, { whole }) => sum + whole, 0),
        ),
      ];
    }),
};
