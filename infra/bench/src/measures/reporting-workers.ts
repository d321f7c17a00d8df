import { Bus } from '@motcua/messaging';
import { until } from '@motcua/testing';
import type pg from 'pg';
import type { Member } from '../../../dev/src/platform';
import { type Bench, type Measure, median, type Result, rounded, spreadOf } from '../measure';
import { databaseUrlOf } from '../../../dev/src/postgres';
import { onPlatform, type Place, topologyOf, withPool } from '../place';
import { busyBetween, readCores } from '../processor-time';
import { envelopesOf, spreadOverAYear } from '../whole-dossier';

const rowOf = (workers: number): string => `reporting: events a second with ${workers} worker${workers > 1 ? 's' : ''}`;
const counts = [1, 2, 3];
const firstDay = Date.UTC(2025, 0, 6);

/** Puts whole dossiers on the bus, as the relays would; answers how many events. */
const say = async (bench: Bench, bus: Bus, wards: readonly string[], first: number, count: number): Promise<number> => {
  let events = 0;
  for (let index = first; index < first + count; ) {
    bench.abort.throwIfAborted();
    const envelopes = [];
    for (const end = Math.min(index + 40, first + count); index < end; index += 1) {
      envelopes.push(...envelopesOf(spreadOverAYear(index, wards, firstDay)));
    }
    await bus.publish(envelopes);
    events += envelopes.length;
  }
  return events;
};

/** How quickly so many workers hear what waits for them, once all of them are at work. */
const hear = async (pool: pg.Pool, workers: readonly Member[], events: number) => {
  const heard = async (): Promise<number> =>
    Number((await pool.query('select count(*) as events from inbox')).rows[0].events);
  const before = await heard();
  await Promise.all(workers.map((worker) => worker.start()));
  // The first tenth is over when all have begun; the last tenth shows how one of them ends.
  await until('the first events', async () => (await heard()) - before > events / 10, 60_000);
  const [from, startedAt, coresBefore] = [await heard(), performance.now(), readCores()];
  await until('most events', async () => (await heard()) - before > events * 0.9, 600_000);
  const [to, endedAt, coresAfter] = [await heard(), performance.now(), readCores()];
  await until('the last event', async () => (await heard()) - before >= events, 600_000);
  await Promise.all(workers.map((worker) => worker.process.stop()));
  return { rate: ((to - from) / (endedAt - startedAt)) * 1000, busy: busyBetween(coresBefore, coresAfter) };
};

export const reportingWorkers: Measure = {
  name: 'reporting-workers',
  rows: counts.map(rowOf),
  run: (bench: Bench) =>
    onPlatform(
      bench,
      {
        wards: 20,
        endsProcesses: true,
        topology: { ...topologyOf(bench), reporting: { api: 1, worker: Math.max(...counts) } },
      },
      async (place: Place) => {
        const { platform, world } = place;
        const workers = platform.members.filter(
          ({ instance }) => instance?.service === 'reporting' && instance.part === 'worker',
        );
        await Promise.all(workers.map((worker) => worker.process.stop()));
        const bus = await Bus.connect(platform.natsUrl, 'bench');
        const measured = counts.map((count) => ({ count, rates: [] as number[], busy: [] as number[] }));
        const dossiers = bench.quick ? 100 : 3_000;
        let first = 6_000_000;
        try {
          await withPool(databaseUrlOf(platform.adminUrl, 'reporting'), 1, async (pool) => {
            for (let run = 1; run <= Math.min(bench.runs, 3); run += 1) {
              for (const { count, rates, busy } of measured) {
                const events = await say(bench, bus, world.wards, first, dossiers);
                first += dossiers;
                const heard = await hear(pool, workers.slice(0, count), events);
                bench.say(
                  `${count} workers: ${rounded(heard.rate)} events/s, cores ${Math.round(heard.busy * 100)} % busy`,
                );
                rates.push(heard.rate);
                busy.push(heard.busy);
              }
            }
          });
        } finally {
          await bus.close();
        }
        return measured.map((one, index) => resultOf(one, measured[index - 1]));
      },
    ),
};

interface Measured {
  count: number;
  rates: number[];
  busy: number[];
}

const nearlyFull = 0.9;

/** More workers are quicker; where fewer of them had the cores nearly full, they are at least not slower. */
const resultOf = ({ count, rates, busy }: Measured, fewer: Measured | undefined): Result => {
  const value = median(rates);
  const baseline = fewer ? median(fewer.rates) : null;
  return {
    name: rowOf(count),
    value: rounded(value),
    unit: 'events/s',
    baseline: baseline && rounded(baseline),
    ratio: baseline && rounded(value / baseline),
    goal: fewer ? 'grows until the cores are full' : '–',
    met: fewer && baseline ? value > baseline * (median(fewer.busy) >= nearlyFull ? 0.9 : 1.1) : null,
    note: `cores ${Math.round(median(busy) * 100)} % busy; ${spreadOf(rates)}`,
  };
};
