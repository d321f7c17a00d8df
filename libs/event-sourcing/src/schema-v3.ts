import { type Kysely, sql } from 'kysely';

/** Functions of a log, frozen as of the third migration of logs. */
export const createLogFunctionsV3 = async (db: Kysely<unknown>, schema: string): Promise<void> => {
  await createFindAnswers(db, schema);
  await replaceGiveNumbers(db, schema);
};

/**
 * `find_answers`: the first answers to keys that are asked for together, each under the scope of its ward; `at` is the
 * place in `asked`.
 */
const createFindAnswers = async (db: Kysely<unknown>, schema: string): Promise<void> => {
  await sql`
    create function ${sql.id(schema)}.find_answers(asked jsonb)
    returns table (at integer, body_hash text, status integer, stream_id text, "position" integer)
    language plpgsql as ${sql.lit(`
      declare
        one jsonb;
      begin
        perform set_config('plan_cache_mode', 'force_generic_plan', true);
        at := -1;
        for one in select value from jsonb_array_elements(asked) loop
          at := at + 1;
          perform set_config('app.wards', one->>'ward', true);
          return query
            select at, i.body_hash, i.status, i.stream_id, i.position
            from "${schema}".idempotency i
            where i.ward_code = one->>'ward' and i.subject = one->>'subject' and i.route = one->>'route'
              and i.key = one->>'key';
        end loop;
      end`)}`.execute(db);
};

/**
 * `give_numbers` as in schema-v2, step by step: how many wait changes faster than the planner's statistics of it, and a
 * join planned for one row took seconds with five thousand.
 */
const replaceGiveNumbers = async (db: Kysely<unknown>, schema: string): Promise<void> => {
  await sql`
    create or replace function ${sql.id(schema)}.give_numbers(expected_fence bigint) returns integer
    language plpgsql as ${sql.lit(`
      declare
        waiting bigint[];
      begin
        if not exists (select from "${schema}".unsequenced) then
          return 0;
        end if;
        perform from "${schema}".store where fence = expected_fence for update;
        if not found then
          return null;
        end if;
        waiting := array(select log_position from "${schema}".unsequenced order by log_position limit 5000);
        delete from "${schema}".unsequenced where log_position = any (waiting);
        insert into "${schema}".sequence (number, log_position)
        select (select coalesce(max(number), 0) from "${schema}".sequence) + place, log_position
        from unnest(waiting) with ordinality as one (log_position, place);
        return cardinality(waiting);
      end`)}`.execute(db);
};
