import type { StoreRoles } from '@motcua/event-sourcing';
import { type Kysely, sql } from 'kysely';

/** What was heard of dossiers' courses, for papers, the public's look-up and messages; frozen as of the eighth migration. */
export const createCourseHistoryV8 = async (db: Kysely<unknown>, roles: StoreRoles): Promise<void> => {
  const { api, worker } = { api: sql.id(roles.api), worker: sql.id(roles.worker) };
  const run = (statement: ReturnType<typeof sql>) => statement.execute(db);
  await run(sql`
    create table course_history (
      ward_code text not null,
      dossier_id uuid not null,
      position integer not null,
      type text not null,
      version integer not null,
      occurred_at timestamptz(3) not null,
      data jsonb not null
    )`);
  await run(
    sql`comment on table course_history is 'What processing said of a dossier, as heard here; it serves papers and lists, no act is decided by it.'`,
  );
  await run(sql`create index course_history_of_dossier on course_history (ward_code, dossier_id)`);
  const wardInScope = sql`ward_code = any (string_to_array(current_setting('app.wards', true), ','))`;
  await run(sql`alter table course_history enable row level security`);
  await run(sql`alter table course_history force row level security`);
  await run(sql`create policy api_sees_its_wards on course_history for select to ${api} using (${wardInScope})`);
  await run(sql`create policy worker_sees_all on course_history to ${worker} using (true) with check (true)`);
  await run(sql`grant select on course_history to ${api}`);
  await run(sql`grant select, insert on course_history to ${worker}`);
};

/** Finds who forwarded a dossier; frozen as of the thirteenth migration. */
export const createForwardingsV13 = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create index events_of_forwardings on log.events (dossier_id) where type = 'DossierForwarded'`.execute(db);
};
