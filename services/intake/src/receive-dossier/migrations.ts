import type { StoreRoles } from '@motcua/event-sourcing';
import { type Kysely, sql } from 'kysely';

/** Codes that this platform gave out, frozen as of the first migration; each once per ward. */
export const createIssuedCodesV1 = async (db: Kysely<unknown>, roles: StoreRoles): Promise<void> => {
  const api = sql.id(roles.api);
  const run = (statement: ReturnType<typeof sql>) => statement.execute(db);
  await run(sql`
    create table issued_codes (
      ward_code text not null,
      dossier_code text not null,
      dossier_id uuid not null,
      primary key (ward_code, dossier_code)
    )`);
  await run(
    sql`comment on table issued_codes is 'A register that names one of these is speaking of a dossier that is led here.'`,
  );
  const wardInScope = sql`ward_code = any (string_to_array(current_setting('app.wards', true), ','))`;
  await run(sql`alter table issued_codes enable row level security`);
  await run(sql`alter table issued_codes force row level security`);
  await run(
    sql`create policy api_sees_its_wards on issued_codes to ${api} using (${wardInScope}) with check (${wardInScope})`,
  );
  await run(sql`grant select, insert on issued_codes to ${api}`);
};
