import { readFileSync } from 'node:fs';
import type { Envelope } from '@motcua/contracts';
import { until } from '@motcua/testing';
import pg from 'pg';
import { foldFact } from '../../../../services/reporting/src/dossier-facts/dossier-facts.fold';
import { contribute, type LedgerRows } from '../../../../services/reporting/src/ledger/contribution.fold';
import { wardCodes } from '../../../load/src/world';
import { fillInbox } from '../fill';
import { alternate, type Bench, compared, type Measure, type Result, rounded } from '../measure';
import type { Member, Platform } from '../../../dev/src/platform';
import { databaseUrlOf } from '../../../dev/src/postgres';
import { onPlatform, type Place, withPool } from '../place';
import { type DossierShape, eventsOfDossier, spreadOverAYear } from '../whole-dossier';

const wards = wardCodes(20);
const firstDay = Date.UTC(2025, 11, 1);
const shapeOf = (index: number): DossierShape => spreadOverAYear(index, wards, firstDay);

/** The process of reporting that rebuilds. */
const workerOf = ({ members }: Platform): Member => {
  const worker = members.find(({ instance }) => instance?.service === 'reporting' && instance.part !== 'api');
  if (!worker) throw new Error('No process of reporting runs its worker.');
  return worker;
};

/** Events a second of `POST /rebuild`, by its own record of when it began and ended. */
export const rebuildOnce = async ({ world, platform }: Place, events: number): Promise<number> => {
  const of = `http://127.0.0.1:${workerOf(platform).instance?.port}`;
  const ask = async (method: 'GET' | 'POST') => {
    const answer = await world.client.ask({
      service: 'reporting',
      of,
      method,
      path: '/rebuild',
      token: world.operatorToken,
    });
    if (answer.status !== 200 && answer.status !== 202) throw new Error(`/rebuild answers ${JSON.stringify(answer)}`);
    return answer.body as { id: number; state: string; startedAt: string; finishedAt: string; problem?: string };
  };
  const { id } = await ask('POST');
  const progress = await until(
    'the rebuild',
    async () => {
      const seen = await ask('GET');
      return seen.id === id && seen.state !== 'running' && seen;
    },
    1_800_000,
  );
  if (progress.state !== 'done') throw new Error(`the rebuild failed: ${progress.problem}`);
  return (events / (Date.parse(progress.finishedAt) - Date.parse(progress.startedAt))) * 1000;
};

/** Reads the same rows with one cursor, dossier by dossier, folds each and sums the contributions in memory. */
const plainFold = async (url: string): Promise<number> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const startedAt = performance.now();
  const ledger: LedgerRows = new Map();
  let events = 0;
  let current: Envelope[] = [];
  const fold = (): void => {
    if (current[0]) contribute(ledger, foldFact(current[0].dossierId as string, current), 1);
  };
  try {
    await client.query('begin');
    await client.query('declare every cursor for select envelope from inbox order by dossier_id');
    for (;;) {
      const { rows } = await client.query<{ envelope: Envelope }>('fetch 2000 from every');
      if (rows.length === 0) break;
      for (const { envelope } of rows) {
        if (current[0] && current[0].dossierId !== envelope.dossierId) {
          fold();
          current = [];
        }
        current.push(envelope);
      }
      events += rows.length;
    }
    fold();
    if (ledger.size === 0) throw new Error('nothing was folded');
    return (events / (performance.now() - startedAt)) * 1000;
  } finally {
    await client.end();
  }
};

/** Highest resident memory of a process so far, in MiB. */
const peakMemoryOf = (pid: number): number =>
  Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

const rebuildOf = (bench: Bench, name: string, { first, count }: { first: number; count: number }): Promise<Result[]> =>
  onPlatform(bench, { wards: wards.length }, async (place) => {
    const url = databaseUrlOf(place.platform.adminUrl, 'reporting');
    const events = await withPool(url, 2, async (pool) => {
      await fillInbox(bench, pool, { first, count, shapeOf });
      await pool.query('vacuum (analyze) inbox');
      const { rows } = await pool.query('select count(*) as events from inbox');
      return Number(rows[0].events);
    });
    const measured = await alternate(bench, `rebuild of ${events} events`, {
      rebuild: () => rebuildOnce(place, events),
      'plain fold': () => plainFold(url),
    });
    const memory = peakMemoryOf(workerOf(place.platform).process.pid);
    return [
      compared({
        name,
        unit: 'events/s',
        values: measured.rebuild,
        baselines: measured['plain fold'],
        goal: '≥ 0.4 of it',
        reaches: (ratio) => ratio >= 0.4,
        note: `${events} events`,
      }),
      {
        name: `${name}: peak memory`,
        value: rounded(memory),
        unit: 'MiB',
        baseline: null,
        ratio: null,
        goal: '< 512',
        met: memory < 512,
        note: 'of the process that rebuilds, over all runs',
      },
    ];
  });

const rowsOf = (name: string): string[] => [name, `${name}: peak memory`];

const [small, large] = ['rebuild from 200,000 events', 'rebuild from 2,000,000 events'] as const;

export const rebuild: Measure = {
  name: 'rebuild',
  rows: rowsOf(small),
  run: (bench) =>
    rebuildOf(bench, small, { first: 0, count: bench.quick ? 100 : Math.ceil(200_000 / eventsOfDossier) }),
};

export const rebuildLarge: Measure = {
  name: 'rebuild-large',
  rows: rowsOf(large),
  // Once: ten times as many events take ten times as long, and the spread is known from the small one.
  run: (bench) =>
    rebuildOf({ ...bench, runs: 1 }, large, {
      first: 1_000_000,
      count: bench.quick ? 200 : Math.ceil(2_000_000 / eventsOfDossier),
    }),
};
