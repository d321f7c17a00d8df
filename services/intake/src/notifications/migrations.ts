import type { StoreRoles } from '@motcua/event-sourcing';
import { type Kysely, sql } from 'kysely';

/** Who is to be told of what, and where officers are reached; frozen as of the twelfth migration. */
export const createNotificationsV12 = async (db: Kysely<unknown>, roles: StoreRoles): Promise<void> => {
  const { api, worker } = { api: sql.id(roles.api), worker: sql.id(roles.worker) };
  const run = (statement: ReturnType<typeof sql>) => statement.execute(db);
  await run(sql`
    create table notifications (
      id uuid not null,
      ward_code text not null,
      dossier_id uuid not null,
      occasion text not null,
      recipient text not null,
      officer_id text,
      facts jsonb not null,
      attempts integer not null default 0,
      send_at timestamptz(3) not null default now(),
      failed boolean not null default false
    )`);
  await run(
    sql`comment on table notifications is 'Who is still to be told; holds neither address nor text. What was sent is an event of the dossier.'`,
  );
  await run(sql`create index notifications_by_time on notifications (send_at) where not failed`);
  await run(sql`create index notifications_of_ward on notifications (ward_code, id)`);
  await run(sql`
    create table officer_contacts (
      ward_code text not null,
      officer_id text not null,
      leads boolean not null,
      sealed text not null,
      primary key (ward_code, officer_id)
    )`);
  await run(sql`comment on table officer_contacts is 'Where officers are reached, sealed under their ward''s key.'`);
  const wardInScope = sql`ward_code = any (string_to_array(current_setting('app.wards', true), ','))`;
  for (const table of ['notifications', 'officer_contacts']) {
    const t = sql.id(table);
    await run(sql`alter table ${t} enable row level security`);
    await run(sql`alter table ${t} force row level security`);
    await run(
      sql`create policy api_sees_its_wards on ${t} to ${api} using (${wardInScope}) with check (${wardInScope})`,
    );
    await run(sql`create policy worker_sees_all on ${t} to ${worker} using (true) with check (true)`);
  }
  await run(sql`grant select, insert, update (failed, send_at, attempts) on notifications to ${api}`);
  await run(sql`grant select, insert, update (failed, send_at, attempts), delete on notifications to ${worker}`);
  await run(sql`grant select, insert, update, delete on officer_contacts to ${api}`);
  await run(sql`grant select on officer_contacts to ${worker}`);
};
