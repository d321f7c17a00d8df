import type { StoreRoles } from '@motcua/event-sourcing';
import { type Kysely, sql } from 'kysely';

/**
 * The vault's tables, frozen as of the first migration. Only requests (api) reach them, each its own wards; the worker
 * has no grant at all. Insert-only but for destroying a person's key and the tokens that would still point there.
 */
export const createVaultV1 = async (db: Kysely<unknown>, roles: StoreRoles): Promise<void> => {
  const api = sql.id(roles.api);
  const run = (statement: ReturnType<typeof sql>) => statement.execute(db);

  await run(sql`create table vault_ward_keys (ward_code text primary key, wrapped_key text not null)`);
  await run(sql`
    create table vault_person_keys (
      ward_code text not null,
      person_id text not null,
      key_id uuid not null,
      wrapped_key text not null,
      primary key (ward_code, person_id)
    )`);
  await run(
    sql`comment on table vault_person_keys is 'A missing row is an erasure: what was sealed under its key_id is lost for good.'`,
  );
  await run(sql`
    create table vault (
      ward_code text not null,
      dossier_id uuid not null,
      person_id text not null,
      key_id uuid not null,
      wrapped_key text not null,
      sealed text not null,
      primary key (ward_code, dossier_id)
    )`);
  await run(sql`comment on table vault is 'The applicant of each dossier, sealed; the only place of personal data.'`);
  await run(sql`create index vault_person on vault (ward_code, person_id)`);
  await run(sql`
    create table vault_index (
      ward_code text not null,
      token text not null,
      dossier_id uuid not null,
      primary key (ward_code, token, dossier_id)
    )`);
  await run(sql`comment on table vault_index is 'Keyed hashes of id, phone and name words, to find a dossier by.'`);
  await run(sql`create index vault_index_dossier on vault_index (ward_code, dossier_id)`);

  const wardInScope = sql`ward_code = any (string_to_array(current_setting('app.wards', true), ','))`;
  for (const table of ['vault_ward_keys', 'vault_person_keys', 'vault', 'vault_index']) {
    const t = sql.id(table);
    await run(sql`alter table ${t} enable row level security`);
    await run(sql`alter table ${t} force row level security`);
    await run(
      sql`create policy api_sees_its_wards on ${t} to ${api} using (${wardInScope}) with check (${wardInScope})`,
    );
    await run(sql`grant select, insert on ${t} to ${api}`);
  }
  await run(sql`grant delete on vault_person_keys, vault_index to ${api}`);
  for (const statement of functions) await run(statement);
};

/** A function runs its statements one after the other, so the scope is set before row-level security compares it. */
const functions = [
  sql`
    create function vault_ward_key(ward text, proposed text) returns text language plpgsql as $$
      begin
        perform set_config('app.wards', ward, true);
        if proposed is not null then
          insert into vault_ward_keys (ward_code, wrapped_key) values (ward, proposed) on conflict do nothing;
        end if;
        return (select k.wrapped_key from vault_ward_keys k where k.ward_code = ward);
      end $$`,
  sql`
    create function vault_keys_of_persons(ward text, persons text[], proposed_ids uuid[], proposed_keys text[])
    returns table (person_id text, key_id uuid, wrapped_key text) language plpgsql as $$
      begin
        perform set_config('app.wards', ward, true);
        insert into vault_person_keys (ward_code, person_id, key_id, wrapped_key)
        select ward, p.person, p.id, p.key from unnest(persons, proposed_ids, proposed_keys) as p(person, id, key)
        order by p.person
        on conflict do nothing;
        return query
          select k.person_id, k.key_id, k.wrapped_key from vault_person_keys k
          where k.ward_code = ward and k.person_id = any (persons);
      end $$`,
  sql`
    create function vault_open(scope_wards text, ward text, dossier uuid)
    returns table (person_id text, key_id uuid, wrapped_key text, sealed text, person_key text) language plpgsql as $$
      begin
        perform set_config('app.wards', scope_wards, true);
        return query
          select v.person_id, v.key_id, v.wrapped_key, v.sealed, k.wrapped_key
          from vault v left join vault_person_keys k using (ward_code, person_id, key_id)
          where v.ward_code = ward and v.dossier_id = dossier;
      end $$`,
  sql`
    create function vault_find(scope_wards text, ward text, tokens text[], words integer[], most integer)
    returns table (dossier_id uuid) language plpgsql as $$
      begin
        perform set_config('app.wards', scope_wards, true);
        return query
          select i.dossier_id
          from unnest(tokens, words) as asked(token, word)
          join vault_index i on i.ward_code = ward and i.token = asked.token
          group by i.dossier_id
          having count(distinct asked.word) = (select count(distinct w) from unnest(words) as w)
          order by i.dossier_id desc limit most;
      end $$`,
  sql`
    create function vault_erase_person(ward text, person text) returns boolean language plpgsql as $$
      begin
        perform set_config('app.wards', ward, true);
        delete from vault_index i where i.ward_code = ward and i.dossier_id in (
          select v.dossier_id from vault v where v.ward_code = ward and v.person_id = person);
        delete from vault_person_keys k where k.ward_code = ward and k.person_id = person;
        return found;
      end $$`,
];

/**
 * Keys of persons of several wards at once, frozen as of the third migration: `[{"ward", "persons": [{"id", "key_id",
 * "wrapped_key"}]}]`, each with the key proposed where there is none yet. Its commit need not reach the disk by itself:
 * what is sealed under a key commits later, and the disk gets the log of both in their order.
 */
export const createKeysOfManyV3 = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create function vault_keys_of_many(asked jsonb)
    returns table (ward_code text, person_id text, key_id uuid, wrapped_key text) language plpgsql as $$
      declare
        part jsonb;
      begin
        perform set_config('synchronous_commit', 'off', true);
        perform set_config('plan_cache_mode', 'force_generic_plan', true);
        for part in select value from jsonb_array_elements(asked) loop
          perform set_config('app.wards', part->>'ward', true);
          insert into vault_person_keys (ward_code, person_id, key_id, wrapped_key)
          select part->>'ward', p.id, p.key_id, p.wrapped_key
          from jsonb_to_recordset(part->'persons') as p(id text, key_id uuid, wrapped_key text)
          order by p.id
          on conflict do nothing;
          return query
            select k.ward_code, k.person_id, k.key_id, k.wrapped_key
            from jsonb_to_recordset(part->'persons') as p(id text)
            join vault_person_keys k on k.ward_code = part->>'ward' and k.person_id = p.id;
        end loop;
      end $$`.execute(db);
};

/**
 * Applicants that were written down wrongly, frozen as of the thirteenth migration: the newest version of a dossier is
 * its applicant. Nothing is unique here, since a violated key would refuse the acts of a whole batch.
 */
export const createVaultCorrectionsV13 = async (db: Kysely<unknown>, roles: StoreRoles): Promise<void> => {
  const api = sql.id(roles.api);
  const run = (statement: ReturnType<typeof sql>) => statement.execute(db);
  await run(sql`
    create table vault_corrections (
      ward_code text not null,
      dossier_id uuid not null,
      sealed_at timestamptz(3) not null,
      person_id text not null,
      key_id uuid not null,
      wrapped_key text not null,
      sealed text not null,
      tokens text[] not null
    )`);
  await run(
    sql`comment on table vault_corrections is 'Applicants sealed anew after a correction, with what to find them by; the newest holds, before what stands in vault.'`,
  );
  await run(sql`create index vault_corrections_of_dossier on vault_corrections (ward_code, dossier_id, sealed_at)`);
  const wardInScope = sql`ward_code = any (string_to_array(current_setting('app.wards', true), ','))`;
  await run(sql`alter table vault_corrections enable row level security`);
  await run(sql`alter table vault_corrections force row level security`);
  await run(
    sql`create policy api_sees_its_wards on vault_corrections to ${api} using (${wardInScope}) with check (${wardInScope})`,
  );
  await run(sql`grant select, insert, update (tokens) on vault_corrections to ${api}`);
  for (const statement of functionsV13) await run(statement);
};

const functionsV13 = [
  sql`
    create or replace function vault_open(scope_wards text, ward text, dossier uuid)
    returns table (person_id text, key_id uuid, wrapped_key text, sealed text, person_key text) language plpgsql as $$
      begin
        perform set_config('app.wards', scope_wards, true);
        return query
          with newest as (
            select c.person_id, c.key_id, c.wrapped_key, c.sealed, c.sealed_at
            from vault_corrections c where c.ward_code = ward and c.dossier_id = dossier
            union all
            select v.person_id, v.key_id, v.wrapped_key, v.sealed, '-infinity'
            from vault v where v.ward_code = ward and v.dossier_id = dossier
            order by sealed_at desc limit 1
          )
          select n.person_id, n.key_id, n.wrapped_key, n.sealed, k.wrapped_key
          from newest n
          left join vault_person_keys k on k.ward_code = ward and k.person_id = n.person_id and k.key_id = n.key_id;
      end $$`,
  sql`
    create or replace function vault_open_many(scope_wards text, ward text, dossiers uuid[])
    returns table (dossier_id uuid, person_id text, key_id uuid, wrapped_key text, sealed text, person_key text)
    language plpgsql as $$
      begin
        perform set_config('app.wards', scope_wards, true);
        return query
          with sealings as (
            select c.dossier_id, c.person_id, c.key_id, c.wrapped_key, c.sealed, c.sealed_at
            from vault_corrections c where c.ward_code = ward and c.dossier_id = any (dossiers)
            union all
            select v.dossier_id, v.person_id, v.key_id, v.wrapped_key, v.sealed, '-infinity'
            from vault v where v.ward_code = ward and v.dossier_id = any (dossiers)
          ), newest as (
            select distinct on (s.dossier_id) s.* from sealings s order by s.dossier_id, s.sealed_at desc
          )
          select n.dossier_id, n.person_id, n.key_id, n.wrapped_key, n.sealed, k.wrapped_key
          from newest n
          left join vault_person_keys k on k.ward_code = ward and k.person_id = n.person_id and k.key_id = n.key_id;
      end $$`,
  sql`
    create or replace function vault_find(scope_wards text, ward text, tokens text[], words integer[], most integer)
    returns table (dossier_id uuid) language plpgsql as $$
      begin
        perform set_config('app.wards', scope_wards, true);
        return query
          with corrected as (
            select distinct on (c.dossier_id) c.dossier_id, c.tokens
            from vault_corrections c where c.ward_code = ward
            order by c.dossier_id, c.sealed_at desc
          ), asked as (
            select * from unnest(vault_find.tokens, words) as a(token, word)
          ), found as (
            select i.dossier_id, a.word from asked a join vault_index i on i.ward_code = ward and i.token = a.token
            where not exists (select from corrected c where c.dossier_id = i.dossier_id)
            union all
            select c.dossier_id, a.word from asked a join corrected c on a.token = any (c.tokens)
          )
          select f.dossier_id from found f
          group by f.dossier_id
          having count(distinct f.word) = (select count(distinct w) from unnest(words) as w)
          order by f.dossier_id desc limit most;
      end $$`,
  // A person whose dossier was first written down under another one goes with the keys that seal nothing else.
  sql`
    create or replace function vault_erase_person(ward text, person text) returns boolean language plpgsql as $$
      declare
        theirs uuid[];
        erased boolean;
      begin
        perform set_config('app.wards', ward, true);
        theirs := array(
          select v.dossier_id from vault v where v.ward_code = ward and v.person_id = person
            and not exists (select from vault_corrections c where c.ward_code = ward and c.dossier_id = v.dossier_id)
          union
          select n.dossier_id from (
            select distinct on (c.dossier_id) c.dossier_id, c.person_id
            from vault_corrections c where c.ward_code = ward order by c.dossier_id, c.sealed_at desc
          ) n where n.person_id = person);
        delete from vault_index i where i.ward_code = ward and (i.dossier_id = any (theirs) or i.dossier_id in (
          select v.dossier_id from vault v where v.ward_code = ward and v.person_id = person));
        update vault_corrections c set tokens = '{}' where c.ward_code = ward and c.dossier_id = any (theirs);
        delete from vault_person_keys k where k.ward_code = ward and k.person_id = person;
        erased := found;
        delete from vault_person_keys k where k.ward_code = ward
          and k.person_id in (
            select v.person_id from vault v where v.ward_code = ward and v.dossier_id = any (theirs)
            union select c.person_id from vault_corrections c where c.ward_code = ward and c.dossier_id = any (theirs))
          and not exists (
            select from vault v where v.ward_code = ward and v.person_id = k.person_id and v.dossier_id <> all (theirs))
          and not exists (
            select from vault_corrections c
            where c.ward_code = ward and c.person_id = k.person_id and c.dossier_id <> all (theirs));
        return erased;
      end $$`,
];
