import type { StoreRoles } from '@motcua/event-sourcing';
import { type Kysely, sql } from 'kysely';

/** Which export named a register's dossier last, frozen as of the first migration. */
export const createRegisterEntriesV1 = async (db: Kysely<unknown>, roles: StoreRoles): Promise<void> => {
  const api = sql.id(roles.api);
  const run = (statement: ReturnType<typeof sql>) => statement.execute(db);
  await run(sql`
    create table register_entries (
      ward_code text not null,
      dossier_code text not null,
      received_at timestamptz(3) not null,
      last_file text not null,
      primary key (ward_code, dossier_code)
    )`);
  await run(
    sql`comment on table register_entries is 'Serves the list of vanished rows; no decision rests on it. last_file is a sha-256.'`,
  );
  const wardInScope = sql`ward_code = any (string_to_array(current_setting('app.wards', true), ','))`;
  await run(sql`alter table register_entries enable row level security`);
  await run(sql`alter table register_entries force row level security`);
  await run(
    sql`create policy api_sees_its_wards on register_entries to ${api} using (${wardInScope}) with check (${wardInScope})`,
  );
  await run(sql`grant select, insert, update on register_entries to ${api}`);
};
