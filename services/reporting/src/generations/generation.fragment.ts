import type pg from 'pg';

export interface Generation {
  /** Schema that is read. */
  active: string;
  /** Schema that a rebuild is filling, or null. */
  building: string | null;
}

/**
 * Locks between writers, readers and the rebuild, by number. A writer holds `writers` shared from before it looks
 * which schemas to write to until it commits; the rebuild takes it alone for the moment in which that changes.
 * A reader holds `readers` shared while it reads; the rebuild takes it alone to empty the schema nobody reads.
 */
export const gates = { writers: 7_406_001, readers: 7_406_002, rebuild: 7_406_003 } as const;

export const generationOf = async (client: pg.ClientBase): Promise<Generation> => {
  const { rows } = await client.query('select active, building from public.generation');
  return rows[0] as Generation;
};

/** Unqualified names mean this schema's tables until the transaction ends or another is chosen. */
export const useGeneration = async (client: pg.ClientBase, schema: string): Promise<void> => {
  await client.query("select set_config('search_path', $1, true)", [`${schema}, public`]);
};

/** One transaction; the error of the work wins over that of its rollback. */
export const inTransaction = async <T>(client: pg.ClientBase, begin: string, work: () => Promise<T>): Promise<T> => {
  await client.query(begin);
  try {
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
};
