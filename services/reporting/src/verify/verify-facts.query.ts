import type pg from 'pg';
import { foldFact } from '../dossier-facts/dossier-facts.fold';
import { factColumns, type FactRow, factRowOf } from '../dossier-facts/fact-row.fragment';
import { heardOf } from '../dossier-facts/refold.projection';
import { readFigures } from '../generations/figures.query';
import { type Differences, differingFields } from './differences.fragment';

const dossiersAtOnce = 500;
const beforeAll = '00000000-0000-0000-0000-000000000000';
const afterAll = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const nextDossiers = `
  select distinct dossier_id from inbox where dossier_id > $1 order by dossier_id limit ${dossiersAtOnce}`;

const iso = (column: string): string =>
  `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as ${column}`;

const stored = `
  select ${factColumns.map((column) => (column.endsWith('_at') ? iso(column) : column)).join(', ')}
  from facts where dossier_id > $1 and dossier_id <= $2`;

/** Folds every dossier anew from the inbox and compares field by field; a part at a time, each from one snapshot. */
export const verifyFacts = async (pool: pg.Pool, differences: Differences): Promise<number> => {
  let checked = 0;
  for (let after: string | null = beforeAll; after !== null; ) {
    const from: string = after;
    after = await readFigures(pool, 'everything', async (client) => {
      const { rows } = await client.query<{ dossier_id: string }>(nextDossiers, [from]);
      const ids = rows.map(({ dossier_id }) => dossier_id);
      const last = rows.length < dossiersAtOnce ? null : (ids.at(-1) ?? null);
      const heard = await heardOf(client, ids);
      const { rows: facts } = await client.query<FactRow>(stored, [from, last ?? afterAll]);
      const found = new Map(facts.map((row) => [row.dossier_id, row]));
      for (const id of ids) compare(id, found.get(id), factRowOf(foldFact(id, heard.get(id) ?? [])), differences);
      const known = new Set(ids);
      for (const id of found.keys()) {
        if (!known.has(id))
          differences.add('fact-without-events', id, `Hồ sơ ${id} có số liệu nhưng không có sự kiện nào.`);
      }
      checked += ids.length;
      return last;
    });
  }
  return checked;
};

const compare = (id: string, found: FactRow | undefined, expected: FactRow, differences: Differences): void => {
  if (!found) {
    differences.add('fact-missing', id, `Hồ sơ ${id} đã có sự kiện nhưng thiếu trong bảng facts.`);
    return;
  }
  const fields = differingFields(found, expected);
  if (fields.length === 0) return;
  differences.add('fact-differs', id, `Hồ sơ ${id}: bảng facts khác với sự kiện ở ${fields.join(', ')}.`);
};
