import type pg from 'pg';

/**
 * Work on one connection of a pool. After an error the connection is closed, and with it go its locks and whatever it
 * was in the midst of. A connection that breaks while nothing is asked of it must not take the process with it.
 */
export const withConnection = async <T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  let broken: Error | undefined;
  const onBreak = (error: Error): void => {
    broken = error;
  };
  client.on('error', onBreak);
  try {
    return await work(client);
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    client.off('error', onBreak);
    client.release(broken);
  }
};
