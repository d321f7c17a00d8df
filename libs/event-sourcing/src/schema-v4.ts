import type { Kysely } from 'kysely';
import { createAppendBatch } from './schema-v2';

/** `append_batch` as in schema-v2 for more companions, frozen as of the fourth version of a log's functions. */
export const createLogFunctionsV4 = (
  db: Kysely<unknown>,
  schema: string,
  companionTables: readonly string[],
): Promise<void> => createAppendBatch(db, schema, companionTables);
