import { type Kysely, sql } from 'kysely';

/** The measures of the third migration. */
const measures = [
  'received_online_full',
  'received_online_partial',
  'resolved_index_timely',
  'resolved_asked_again',
  'stopped_index_timely',
  'ward_requested',
  'fee_charged',
  'paid_online',
  'paid_directly',
  'awaiting_overdue',
  'overdue_with_apology',
  'in_time_asked_again',
];

/** What was heard before was not folded for these measures: figures say so until a rebuild. */
export const addMeasuresV3 = async (db: Kysely<unknown>): Promise<void> => {
  const columns = sql.join(measures.map((measure) => sql`add column ${sql.id(measure)} integer not null default 0`));
  for (const generation of ['figures_a', 'figures_b']) {
    await sql`alter table ${sql.id(generation)}.ledger ${columns}`.execute(db);
    await sql`alter table ${sql.id(generation)}.ledger_months ${columns}`.execute(db);
  }
  await sql`alter table generation add column measures_version integer not null default 1`.execute(db);
  await sql`update generation set measures_version = 2 where not exists (select from heard)`.execute(db);
  await sql`comment on column generation.measures_version is
    'For which measures all facts that are read were folded; a rebuild brings it up.'`.execute(db);
};
