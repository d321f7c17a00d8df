import type { StoreRoles } from '@motcua/event-sourcing';
import { type Kysely, sql } from 'kysely';

/** What printed papers and the register need, frozen as of the ninth migration. */
export const createPapersV9 = async (db: Kysely<unknown>, roles: StoreRoles): Promise<void> => {
  const api = sql.id(roles.api);
  const run = (statement: ReturnType<typeof sql>) => statement.execute(db);
  await run(sql`
    create table paper_numbers (
      ward_code text not null,
      form text not null,
      year integer not null,
      number integer not null check (number > 0),
      dossier_id uuid not null,
      primary key (ward_code, form, year, number)
    )`);
  await run(
    sql`comment on table paper_numbers is 'Numbers that originals took, one after the other; committed with their events.'`,
  );
  const wardInScope = sql`ward_code = any (string_to_array(current_setting('app.wards', true), ','))`;
  await run(sql`alter table paper_numbers enable row level security`);
  await run(sql`alter table paper_numbers force row level security`);
  await run(
    sql`create policy api_sees_its_wards on paper_numbers to ${api} using (${wardInScope}) with check (${wardInScope})`,
  );
  await run(sql`grant select, insert on paper_numbers to ${api}`);
  // Acts wait while it is built; a large log gets it beforehand, concurrently (decision 0021).
  await run(sql`
    create index if not exists events_received on log.events (ward_code, type, occurred_at)
    where type in ('DossierReceived', 'ReceiptCorrected')`);
  await run(openMany);
};

/** As `vault_open`, for many dossiers of one ward. */
const openMany = sql`
  create function vault_open_many(scope_wards text, ward text, dossiers uuid[])
  returns table (dossier_id uuid, person_id text, key_id uuid, wrapped_key text, sealed text, person_key text)
  language plpgsql as $$
    begin
      perform set_config('app.wards', scope_wards, true);
      return query
        select v.dossier_id, v.person_id, v.key_id, v.wrapped_key, v.sealed, k.wrapped_key
        from vault v left join vault_person_keys k using (ward_code, person_id, key_id)
        where v.ward_code = ward and v.dossier_id = any (dossiers);
    end $$`;
