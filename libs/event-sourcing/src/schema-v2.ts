import { type Kysely, sql } from 'kysely';

/** The plans of these statements never depend on the values; planning again and again would cost more than they do. */
const alwaysGeneric = "perform set_config('plan_cache_mode', 'force_generic_plan', true);";

/**
 * Functions of a log, frozen as of the second migration.
 * @param companionTables tables whose rows may come with events, all of which are locked in this order
 */
export const createLogFunctionsV2 = async (
  db: Kysely<unknown>,
  schema: string,
  companionTables: readonly string[] = [],
): Promise<void> => {
  await createAppendBatch(db, schema, companionTables);
  await createGiveNumbers(db, schema);
  await createReadStreams(db, schema);
};

/** `read_streams`: streams that are asked for together, each under the scope of who asks; `at` is the place in `asked`. */
const createReadStreams = async (db: Kysely<unknown>, schema: string): Promise<void> => {
  await sql`
    create function ${sql.id(schema)}.read_streams(asked jsonb)
    returns table (at integer, type text, version integer, "position" integer, published_position integer,
      occurred_at timestamptz, data jsonb)
    language plpgsql as ${sql.lit(`
      declare
        one jsonb;
      begin
        ${alwaysGeneric}
        at := -1;
        for one in select value from jsonb_array_elements(asked) loop
          at := at + 1;
          perform set_config('app.wards', one->>'wards', true), set_config('app.units', one->>'units', true);
          return query
            select at, e.type, e.version, e.position, e.published_position, e.occurred_at, e.data
            from "${schema}".events e
            where e.ward_code = one->>'ward' and e.stream_id = one->>'stream'
            order by e.position;
        end loop;
      end`)}`.execute(db);
};

/**
 * `append_batch`: everything that a batch of appends writes, as one statement.
 *
 * The batch is an array of parts, one per ward; each part is written under its ward's own scope, so that row-level
 * security compares every row. An append is known by `at`, its place in the batch. A part has `idempotency` and `inbox`
 * (claims), `events` (the first event of each append, which meets the conflict), `rest` (further events, written where
 * the first one was) and `companions` (rows by table). Answers the places of those that were not written:
 * `{"claimed": [at…], "conflict": [at…]}`. A violated constraint refuses the whole batch.
 * A later migration makes it again with more companion tables; code that knows fewer of them is not disturbed.
 */
export const createAppendBatch = async (
  db: Kysely<unknown>,
  schema: string,
  companionTables: readonly string[],
): Promise<void> => {
  const s = `"${schema}"`;
  const columns = `ward_code, stream_id, position, published_position, event_id, type, version, dossier_id,
    competent_unit_code, occurred_at, correlation_id, causation_id, actor_id, actor_role, traceparent, data`;
  const given = `at integer, stream_id text, "position" integer, published_position integer, event_id uuid, type text,
    version integer, dossier_id uuid, competent_unit_code text, occurred_at timestamptz, correlation_id uuid,
    causation_id uuid, actor_id text, actor_role text, traceparent text, data jsonb`;
  const selected = columns.replace('ward_code', 'ward');
  const claim = (table: string, key: string): string => `
        if part ? '${table}' then
          with asked as (
            select row_number() over (partition by ${key} order by at) as turn, c.*
            from jsonb_array_elements(part->'${table}') as one,
              lateral (select (one->>'at')::integer as at, r.* from jsonb_populate_record(null::${s}.${table}, one) r) c
          ), won as (
            insert into ${s}.${table} (${claimColumns[table as keyof typeof claimColumns]})
            select ${claimColumns[table as keyof typeof claimColumns]} from asked where turn = 1 order by ${key}
            on conflict do nothing returning ${key}
          )
          select lost || coalesce(array_agg(at), '{}') into lost
          from asked where turn > 1 or (${key}) not in (select ${key} from won);
        end if;`;
  const giveBack = (table: string, key: string): string => `
          if part ? '${table}' then
            delete from ${s}.${table} where (${key}) in (
              select ${key.split(', ').map(castOf).join(', ')}
              from jsonb_array_elements(part->'${table}') as one where (one->>'at')::integer = any (refused));
          end if;`;
  const companions = companionTables.map(
    (table) => `
          if kept ? '${table}' then
            insert into public."${table}" select * from jsonb_populate_recordset(null::public."${table}", kept->'${table}');
          end if;`,
  );
  const unknown = `array[${companionTables.map((table) => `'${table}'`).join(', ')}]::text[]`;
  const body = `
    declare
      part jsonb;
      ward text;
      kept jsonb;
      lost integer[];
      refused integer[];
      claimed integer[] := '{}';
      conflict integer[] := '{}';
    begin
      ${alwaysGeneric}
      for part in select value from jsonb_array_elements(batch) loop
        ward := part->>'ward';
        lost := '{}';
        refused := '{}';
        perform set_config('app.wards', ward, true);
        ${claim('idempotency', 'subject, route, key')}
        ${claim('inbox', 'event_id')}
        if part ? 'events' then
          with input as materialized (
            select * from jsonb_to_recordset(part->'events') as e(${given}) where not at = any (lost)
          ), written as (
            insert into ${s}.events (${columns}) select ${selected} from input order by stream_id
            on conflict on constraint events_stream_position do nothing
            returning event_id, log_position, published_position
          ), to_number as (
            insert into ${s}.unsequenced (log_position)
            select log_position from written where published_position is not null
          )
          select coalesce(array_agg(at), '{}') into refused
          from input where event_id not in (select event_id from written);
        end if;
        if part ? 'rest' then
          with written as (
            insert into ${s}.events (${columns})
            select ${selected} from jsonb_to_recordset(part->'rest') as e(${given})
            where not at = any (lost || refused) order by stream_id, "position"
            returning log_position, published_position
          )
          insert into ${s}.unsequenced (log_position)
          select log_position from written where published_position is not null;
        end if;
        if refused <> '{}' then
          ${giveBack('idempotency', 'subject, route, key')}
          ${giveBack('inbox', 'event_id')}
        end if;
        if part ? 'companions' then
          kept := part->'companions';
          if kept - ${unknown} <> '{}' then
            raise exception 'append_batch does not write the companions %', kept - ${unknown};
          end if;
          if lost || refused <> '{}' then
            select jsonb_object_agg(name, (
                select coalesce(jsonb_agg(one), '[]') from jsonb_array_elements(rows) as one
                where not (one->>'at')::integer = any (lost || refused)))
              into kept from jsonb_each(kept) as companion(name, rows);
          end if;${companions.join('')}
        end if;
        claimed := claimed || lost;
        conflict := conflict || refused;
      end loop;
      return jsonb_build_object('claimed', claimed, 'conflict', conflict);
    end`;
  await sql`
    create or replace function ${sql.id(schema)}.append_batch(batch jsonb) returns jsonb
    language plpgsql as ${sql.lit(body)}`.execute(db);
};

/**
 * `give_numbers`: moves what waits into the gapless sequence, at most 5,000 at once.
 * Answers how many there were, or null where another relay has taken over since `expected_fence`. Nothing is locked or
 * written while nothing waits, so an idle relay does not make the disk work.
 */
const createGiveNumbers = async (db: Kysely<unknown>, schema: string): Promise<void> => {
  const s = sql.id(schema);
  await sql`
    create function ${s}.give_numbers(expected_fence bigint) returns integer language plpgsql as ${sql.lit(`
      declare
        numbered integer;
      begin
        if not exists (select from "${schema}".unsequenced) then
          return 0;
        end if;
        perform from "${schema}".store where fence = expected_fence for update;
        if not found then
          return null;
        end if;
        with moved as (
          delete from "${schema}".unsequenced where log_position in (
            select log_position from "${schema}".unsequenced order by log_position limit 5000)
          returning log_position
        )
        insert into "${schema}".sequence (number, log_position)
        select (select coalesce(max(number), 0) from "${schema}".sequence) + row_number() over (order by log_position),
          log_position
        from moved;
        get diagnostics numbered = row_count;
        return numbered;
      end`)}`.execute(db);
};

const claimColumns = {
  idempotency: 'ward_code, subject, route, key, body_hash, status, stream_id, "position"',
  inbox: 'event_id, producer, store, epoch, number, recorded_at',
};

const castOf = (column: string): string => (column === 'event_id' ? "(one->>'event_id')::uuid" : `one->>'${column}'`);
