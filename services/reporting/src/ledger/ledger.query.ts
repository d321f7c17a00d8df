import type { LocalDay } from '@motcua/contracts';
import type pg from 'pg';
import { rangesOf } from './day-ranges.fragment';
import { type Measured, measures } from './measures';

const columns = measures.join(', ');

/** What the ledger of the chosen generation sums to between two days (`from` null: since the beginning), by field. */
export const measuredByField = async (
  client: pg.ClientBase,
  wardCode: string,
  from: LocalDay | null,
  to: LocalDay,
): Promise<Map<string, Measured>> => {
  const { months, days } = rangesOf(from, to);
  const parts: string[] = [];
  const values: (string | null)[] = [wardCode];
  const value = (given: string | null): string => `$${values.push(given)}`;
  if (months) {
    const since = months.from === null ? '' : `and month >= ${value(months.from)}::date`;
    const until = `month < ${value(months.before)}::date`;
    parts.push(`select field_code, ${columns} from ledger_months where ward_code = $1 ${since} and ${until}`);
  }
  for (const range of days) {
    const between = `day between ${value(range.from)}::date and ${value(range.to)}::date`;
    parts.push(`select field_code, ${columns} from ledger where ward_code = $1 and ${between}`);
  }
  if (parts.length === 0) return new Map();
  const { rows } = await client.query(
    `select field_code, ${measures.map((measure) => `sum(${measure})::bigint as ${measure}`).join(', ')}
     from (${parts.join(' union all ')}) as part group by field_code`,
    values,
  );
  return new Map(rows.map(({ field_code, ...measured }) => [field_code, measured]));
};
