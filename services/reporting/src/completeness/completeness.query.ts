import type pg from 'pg';
import { isCounted, type Measure, measures } from '../ledger/measures';

export interface HeardOfLog {
  store: string;
  epoch: number;
  /** Everything up to this number was heard. */
  heardUpTo: number;
  /** Newest number that the log's relay told; null: it has not told any yet. */
  head: number | null;
  headToldAt: string | null;
  /** Numbers not heard although later ones were, and those between the last one heard and the head. */
  holes: { from: number; to: number }[];
  missingTail: { from: number; to: number } | null;
}

export interface Completeness {
  complete: boolean;
  producers: HeardOfLog[];
  incompleteDossiers: number;
  parked: number;
  /** Measures that older facts were not folded for: a rebuild fills them; until then they count newer dossiers only. */
  unfilledMeasures: Measure[];
}

const ranges = `
  select store, epoch, lower(range) as "from", upper(range) - 1 as "to"
  from heard, unnest(numbers) as range order by store, epoch, 3`;

const expectedStores = ['intake', 'processing', 'digitization'];

export interface HeardRange {
  store: string;
  epoch: number;
  from: number;
  to: number;
}

export interface Head {
  store: string;
  epoch: number;
  number: number;
  toldAt: string;
}

/** Which numbers of each log were heard; a gap between two ranges is a hole. */
export const rangesHeard = async (client: pg.ClientBase | pg.Pool): Promise<HeardRange[]> =>
  (await client.query<HeardRange>(ranges)).rows;

/** Compares ranges of numbers heard with the heads that relays told; pure. */
export const compareWithHeads = (heardRanges: readonly HeardRange[], heads: readonly Head[]): HeardOfLog[] => {
  const lives = new Map<string, { store: string; epoch: number; ranges: HeardRange[] }>();
  const lifeOf = (store: string, epoch: number) => {
    const key = `${store} ${epoch}`;
    let life = lives.get(key);
    if (!life) lives.set(key, (life = { store, epoch, ranges: [] }));
    return life;
  };
  for (const range of heardRanges) lifeOf(range.store, range.epoch).ranges.push(range);
  for (const { store, epoch } of heads) lifeOf(store, epoch);
  for (const store of expectedStores) {
    if (![...lives.values()].some((life) => life.store === store)) lifeOf(store, 1);
  }
  return [...lives.values()]
    .map(({ store, epoch, ranges: heard }) => {
      const head = heads.find((told) => told.store === store && told.epoch === epoch);
      const holes: { from: number; to: number }[] = [];
      let expected = 1;
      for (const { from, to } of heard) {
        if (from > expected) holes.push({ from: expected, to: from - 1 });
        expected = to + 1;
      }
      return {
        store,
        epoch,
        heardUpTo: (holes[0]?.from ?? expected) - 1,
        head: head?.number ?? null,
        headToldAt: head?.toldAt ?? null,
        holes,
        missingTail: head && head.number >= expected ? { from: expected, to: head.number } : null,
      };
    })
    .sort((a, b) => (a.store === b.store ? a.epoch - b.epoch : a.store < b.store ? -1 : 1));
};

export const headsTold = async (client: pg.ClientBase | pg.Pool): Promise<Head[]> => {
  const { rows } = await client.query('select store, epoch, number, told_at from heads order by store');
  return rows.map(({ told_at, ...head }) => ({ ...head, toldAt: told_at.toISOString() }));
};

/** What stands beside every figure: how far each producer was heard, and what is known to be missing. */
export const completenessOf = async (
  client: pg.ClientBase,
  incompleteDossiers: number,
  unfilledMeasures: Measure[],
): Promise<Completeness> => {
  const { rows } = await client.query('select count(*) as parked from parked where settled_at is null');
  const dossierHeads = (await headsTold(client)).filter(({ store }) => store !== 'reference');
  const producers = compareWithHeads(await rangesHeard(client), dossierHeads);
  const parked = Number(rows[0].parked);
  const complete =
    incompleteDossiers === 0 &&
    parked === 0 &&
    unfilledMeasures.length === 0 &&
    producers.every(({ holes, missingTail }) => holes.length === 0 && missingTail === null);
  return { complete, producers, incompleteDossiers, parked, unfilledMeasures };
};

export const unfilledMeasuresOf = async (client: pg.ClientBase): Promise<Measure[]> => {
  const { rows } = await client.query('select measures_version as version from public.generation');
  return measures.filter((measure) => !isCounted(measure, rows[0].version));
};

export const incompleteDossiersOf = async (client: pg.ClientBase, wardCode: string): Promise<number> => {
  const { rows } = await client.query('select count(*) as count from facts where ward_code = $1 and not complete', [
    wardCode,
  ]);
  return Number(rows[0].count);
};
