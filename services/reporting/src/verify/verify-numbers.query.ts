import { setTimeout as wait } from 'node:timers/promises';
import { heardRanges } from '@motcua/platform';
import type pg from 'pg';
import {
  compareWithHeads,
  type Head,
  type HeardRange,
  headsTold,
  rangesHeard,
} from '../completeness/completeness.query';
import type { Differences } from './differences.fragment';

const noted = `
  select store, epoch, lower(range) as "from", upper(range) - 1 as "to"
  from heard, unnest(numbers) as range order by store, epoch, 3`;

const looksAtMost = 20;
const restBetweenLooks = 500;

/**
 * Events may be on their way while the service works, and several replicas take them in any order: what is missing is
 * looked at again for as long as it grows less, before it is called missing.
 */
const untilSettled = async (pool: pg.Pool, heads: readonly Head[]): Promise<void> => {
  let missingBefore = Number.POSITIVE_INFINITY;
  for (let look = 0; look < looksAtMost; look += 1) {
    const ranges = [...(await rangesHeard(pool)), ...(await heardRanges(pool, 'reference_data'))];
    const missing = compareWithHeads(ranges, heads)
      .flatMap(({ holes, missingTail }) => (missingTail ? [...holes, missingTail] : holes))
      .reduce((sum, { from, to }) => sum + to - from + 1, 0);
    if (missing === 0 || missing >= missingBefore) return;
    missingBefore = missing;
    await wait(restBetweenLooks);
  }
};

/** Are all numbers of every log here? By the inbox itself, by what was noted beside it, and by what the logs say. */
export const verifyNumbers = async (pool: pg.Pool, differences: Differences): Promise<object[]> => {
  const heads = await headsTold(pool);
  await untilSettled(pool, heads);
  const { inbox, notes } = await inOneSnapshot(pool);
  const ranges = [...inbox, ...(await heardRanges(pool, 'reference_data'))];
  if (textOf(inbox) !== textOf(notes)) {
    differences.add(
      'numbers-differ',
      'heard',
      `Số sự kiện đã nhận: hộp thư đến có ${textOf(inbox)}, bảng heard ghi ${textOf(notes)}.`,
    );
  }
  const logs = compareWithHeads(ranges, heads);
  for (const { store, epoch, holes, missingTail, head } of logs) {
    for (const { from, to } of holes) {
      differences.add(
        'hole',
        `${store} ${from}–${to}`,
        `Nhật ký ${store} (đời ${epoch}): thiếu sự kiện số ${from}–${to}.`,
      );
    }
    if (missingTail) {
      const { from, to } = missingTail;
      differences.add(
        'missing-tail',
        `${store} ${from}–${to}`,
        `Nhật ký ${store} (đời ${epoch}) đã đến số ${head}; chưa nhận số ${from}–${to}.`,
      );
    }
  }
  const { rows } = await pool.query('select event_id, problem from parked where settled_at is null order by parked_at');
  for (const { event_id, problem } of rows)
    differences.add('parked', event_id, `Sự kiện ${event_id} bị gác lại: ${problem}.`);
  return logs;
};

const inOneSnapshot = async (pool: pg.Pool): Promise<{ inbox: HeardRange[]; notes: HeardRange[] }> => {
  const { rows } = await pool.query(
    `with islands as (
       select store, epoch, min(number) as "from", max(number) as "to" from (
         select store, epoch, number, number - row_number() over (partition by store, epoch order by number) as island
         from inbox) numbered
       group by store, epoch, island),
     noted as (${noted})
     select (select coalesce(jsonb_agg(islands order by store, epoch, "from"), '[]') from islands) as inbox,
       (select coalesce(jsonb_agg(noted order by store, epoch, "from"), '[]') from noted) as notes`,
  );
  return rows[0];
};

const textOf = (ranges: readonly HeardRange[]): string =>
  ranges.map(({ store, epoch, from, to }) => `${store}/${epoch}: ${from}–${to}`).join(', ') || '∅';
