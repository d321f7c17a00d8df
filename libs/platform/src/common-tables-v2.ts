import { type Kysely, sql } from 'kysely';

/** Reference data is upcast on read, so a row says which version of its event it holds. */
export const versionReferenceDataV2 = async (db: Kysely<unknown>): Promise<void> => {
  await sql`alter table reference_data add column version integer not null default 1`.execute(db);
};
