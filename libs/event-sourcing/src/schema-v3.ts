import { type Kysely, sql } from 'kysely';

/**
 * `find_answers`: the first answers to keys that are asked for together, each under the scope of its ward; `at` is the
 * place in `asked`. Frozen as of the migration that makes it.
 */
export const createFindAnswersV3 = async (db: Kysely<unknown>, schema: string): Promise<void> => {
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
