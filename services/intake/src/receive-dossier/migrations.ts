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

/**
 * Codes for several wards at once, frozen as of the third migration. Its commit need not reach the disk by itself: a code
 * is used only by an append that commits later, and the disk gets the log of both in their order.
 */
export const createDrawForManyV3 = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create function draw_dossier_codes(wards text[], days date[], counts integer[]) returns integer[]
    language plpgsql as $$
      declare
        drawn integer[];
      begin
        perform set_config('synchronous_commit', 'off', true);
        perform set_config('plan_cache_mode', 'force_generic_plan', true);
        with asked as (
          select * from unnest(wards, days, counts) with ordinality as a(ward, day, count, at)
        ), moved as (
          insert into dossier_code_sequences as sequence (ward_code, day, last)
          select ward, day, count from asked order by ward, day
          on conflict (ward_code, day) do update set last = sequence.last + excluded.last
          returning ward_code, day, last
        )
        select array_agg(m.last order by a.at) into drawn
        from asked a join moved m on m.ward_code = a.ward and m.day = a.day;
        return drawn;
      end $$`.execute(db);
};

/** Codes set aside for a counter that will be cut off, and codes by which other systems know a dossier. */
export const createCodeBlocksV14 = async (db: Kysely<unknown>, roles: StoreRoles): Promise<void> => {
  const api = sql.id(roles.api);
  const run = (statement: ReturnType<typeof sql>) => statement.execute(db);
  await run(sql`
    create table code_blocks (
      ward_code text not null,
      day date not null,
      first integer not null,
      last integer not null check (last >= first),
      counter_code text not null,
      reserved_at timestamptz(3) not null default now(),
      primary key (ward_code, day, first)
    )`);
  await run(
    sql`comment on table code_blocks is 'Day sequences set aside for a counter; whoever enters later uses them.'`,
  );
  await run(sql`
    create table dossier_aliases (
      ward_code text not null,
      system_code text not null,
      code text not null,
      dossier_id uuid not null,
      primary key (ward_code, system_code, code)
    )`);
  await run(sql`create index dossier_aliases_by_code on dossier_aliases (ward_code, code)`);
  await run(sql`comment on table dossier_aliases is 'Codes of older or other systems; the events decide.'`);
  const wardInScope = sql`ward_code = any (string_to_array(current_setting('app.wards', true), ','))`;
  for (const table of ['code_blocks', 'dossier_aliases']) {
    const t = sql.id(table);
    await run(sql`alter table ${t} enable row level security`);
    await run(sql`alter table ${t} force row level security`);
    await run(
      sql`create policy api_sees_its_wards on ${t} to ${api} using (${wardInScope}) with check (${wardInScope})`,
    );
    await run(sql`grant select, insert on ${t} to ${api}`);
  }
};
