import type pg from 'pg';

/** A transaction that sees the rows of these wards. */
export const inWards = async <T>(
  pool: pg.Pool,
  wards: readonly string[],
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> => {
  const client = await pool.connect();
  let failed = false;
  try {
    await client.query('begin');
    await client.query("select set_config('app.wards', $1, true)", [wards.join(',')]);
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
