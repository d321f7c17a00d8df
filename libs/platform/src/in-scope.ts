import type { Scope } from '@motcua/event-sourcing';
import type pg from 'pg';

/** A transaction that sees what this scope may see. */
export const inScope = async <T>(
  pool: pg.Pool,
  { wards, units }: Scope,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> => {
  const client = await pool.connect();
  let failed = false;
  try {
    await client.query('begin');
    await client.query("select set_config('app.wards', $1, true), set_config('app.units', $2, true)", [
      wards.join(','),
      units.join(','),
    ]);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    failed = true;
    throw error;
  } finally {
    // What was begun on it goes with the connection.
    client.release(failed);
  }
};
