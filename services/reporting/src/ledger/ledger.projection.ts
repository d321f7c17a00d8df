import type pg from 'pg';
import { type LedgerRow, type LedgerRows, movedRows } from './contribution.fold';
import { measures } from './measures';

const lineColumns = 'field_code, competent_level, competent_unit_code, office_code';

const statement = (table: string, period: string): string => `
  insert into ${table} (ward_code, ${period}, ${lineColumns}, ${measures.join(', ')})
  select ward_code, ${period}, ${lineColumns}, ${measures.map((measure) => `sum(coalesce(${measure}, 0))`).join(', ')}
  from jsonb_to_recordset($1::jsonb) as moved (ward_code text, ${period} date, field_code text, competent_level text,
    competent_unit_code text, office_code text, ${measures.map((measure) => `${measure} integer`).join(', ')})
  group by ward_code, ${period}, ${lineColumns}
  order by ward_code, ${period}, ${lineColumns}
  on conflict (ward_code, ${period}, ${lineColumns}) do update set
    ${measures.map((measure) => `${measure} = ${table}.${measure} + excluded.${measure}`).join(',\n    ')}`;

const moveDays = statement('ledger', 'day');
const moveMonths = statement('ledger_months', 'month');

/** Moves the ledger of the chosen generation by the sum of a batch, in key order so that two batches never deadlock. */
export const moveLedger = async (client: pg.ClientBase, moved: LedgerRows): Promise<void> => {
  const rows = movedRows(moved);
  if (rows.length === 0) return;
  await client.query(moveDays, [JSON.stringify(rows.map((row) => ({ ...columnsOf(row), day: row.day })))]);
  await client.query(moveMonths, [
    JSON.stringify(rows.map((row) => ({ ...columnsOf(row), month: `${row.day.slice(0, 7)}-01` }))),
  ]);
};

const columnsOf = ({ wardCode, fieldCode, competentLevel, competentUnitCode, officeCode, measured }: LedgerRow) => ({
  ward_code: wardCode,
  field_code: fieldCode,
  competent_level: competentLevel,
  competent_unit_code: competentUnitCode,
  office_code: officeCode,
  ...measured,
});
