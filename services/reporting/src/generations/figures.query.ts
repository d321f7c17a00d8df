import type pg from 'pg';
import { withConnection } from './connection.fragment';
import { gates, generationOf, inTransaction, useGeneration } from './generation.fragment';
import type { Scope } from '@motcua/platform';

/** Reads figures from one snapshot of one generation, under the scope that row-level security compares. */
export const readFigures = <T>(
  pool: pg.Pool,
  scope: Scope | 'everything',
  read: (client: pg.PoolClient) => Promise<T>,
): Promise<T> =>
  withConnection(pool, async (client) => {
    // Held by the session and taken before the snapshot, so that the tables the snapshot names can not be emptied.
    await client.query('select pg_advisory_lock_shared($1)', [gates.readers]);
    const result = await inTransaction(client, 'begin isolation level repeatable read read only', async () => {
      if (scope !== 'everything') {
        await client.query("select set_config('app.wards', $1, true), set_config('app.units', $2, true)", [
          scope.wards.join(','),
          scope.units.join(','),
        ]);
      }
      await useGeneration(client, (await generationOf(client)).active);
      return read(client);
    });
    await client.query('select pg_advisory_unlock_shared($1)', [gates.readers]);
    return result;
  });
