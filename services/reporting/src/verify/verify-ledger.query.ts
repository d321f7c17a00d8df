import type pg from 'pg';
import type { Fact } from '../dossier-facts/fact';
import { readFigures } from '../generations/figures.query';
import { contribute, type LedgerRows } from '../ledger/contribution.fold';
import { addMeasured, type Measured, measures } from '../ledger/measures';
import type { Differences } from './differences.fragment';

const wards = `
  select ward_code from facts union select ward_code from ledger union select ward_code from ledger_months`;

const line = 'field_code, competent_level, competent_unit_code, office_code';
const factsAtOnce = 1_000;

/** Sums the facts of one ward after the other and compares with its days and months; memory is one ward's ledger. */
export const verifyLedger = async (pool: pg.Pool, differences: Differences): Promise<number> => {
  const all = await readFigures(pool, 'everything', async (client) => (await client.query(wards)).rows);
  for (const { ward_code } of all) {
    await readFigures(pool, 'everything', (client) => verifyWard(client, ward_code, differences));
  }
  return all.length;
};

const verifyWard = async (client: pg.ClientBase, wardCode: string, differences: Differences): Promise<void> => {
  const expected = await sumOfFacts(client, wardCode);
  const days = new Map<string, Measured>();
  const months = new Map<string, Measured>();
  for (const row of expected.values()) {
    const of = [row.fieldCode, row.competentLevel, row.competentUnitCode, row.officeCode].join(' ');
    days.set(`${row.day} ${of}`, row.measured);
    const month = `${row.day.slice(0, 7)}-01 ${of}`;
    months.set(month, addMeasured(months.get(month) ?? {}, row.measured));
  }
  compare(await stored(client, 'ledger', 'day', wardCode), days, (key, text) =>
    differences.add('ledger-differs', `${wardCode} ${key}`, `Sổ cái ${wardCode}, ${key}: ${text}.`),
  );
  compare(await stored(client, 'ledger_months', 'month', wardCode), months, (key, text) =>
    differences.add('months-differ', `${wardCode} ${key}`, `Tổng tháng ${wardCode}, ${key}: ${text}.`),
  );
};

const sumOfFacts = async (client: pg.ClientBase, wardCode: string): Promise<LedgerRows> => {
  const rows: LedgerRows = new Map();
  await client.query(
    `declare facts_of_ward no scroll cursor for select fact from facts where ward_code = ${literal(wardCode)}`,
  );
  for (;;) {
    const { rows: part } = await client.query<{ fact: Fact }>(`fetch ${factsAtOnce} from facts_of_ward`);
    if (part.length === 0) break;
    for (const { fact } of part) contribute(rows, fact, 1);
  }
  await client.query('close facts_of_ward');
  return rows;
};

/** A cursor's query takes no parameters. */
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const stored = async (
  client: pg.ClientBase,
  table: string,
  period: string,
  wardCode: string,
): Promise<Map<string, Measured>> => {
  const { rows } = await client.query(
    `select ${period} as period, ${line}, ${measures.join(', ')} from ${table} where ward_code = $1`,
    [wardCode],
  );
  return new Map(
    rows.map(({ period: at, field_code, competent_level, competent_unit_code, office_code, ...measured }) => [
      [at, field_code, competent_level, competent_unit_code, office_code].join(' '),
      measured,
    ]),
  );
};

const compare = (
  found: Map<string, Measured>,
  expected: Map<string, Measured>,
  differ: (key: string, text: string) => void,
): void => {
  for (const key of new Set([...found.keys(), ...expected.keys()])) {
    const [has, should] = [found.get(key) ?? {}, expected.get(key) ?? {}];
    const differing = measures
      .filter((measure) => (has[measure] ?? 0) !== (should[measure] ?? 0))
      .map((measure) => `${measure} là ${has[measure] ?? 0}, phải là ${should[measure] ?? 0}`);
    if (differing.length > 0) differ(key, differing.join('; '));
  }
};
