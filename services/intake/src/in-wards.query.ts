import { inScope } from '@motcua/platform';
import type pg from 'pg';

/** A transaction that sees the rows of these wards. */
export const inWards = <T>(
  pool: pg.Pool,
  wards: readonly string[],
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> => inScope(pool, { wards: [...wards], units: [] }, work);
