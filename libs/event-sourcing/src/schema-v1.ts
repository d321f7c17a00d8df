import { type Kysely, sql } from 'kysely';

export interface StoreRoles {
  api: string;
  worker: string;
}

/**
 * The log's tables in a schema of their own, frozen as of the first migration.
 * Events are insert-only for every role of a running service; api sees its scope, worker sees all.
 */
export const createEventStoreV1 = async (
  db: Kysely<unknown>,
  schema: string,
  store: string,
  roles: StoreRoles,
): Promise<void> => {
  const s = sql.id(schema);
  const { api, worker } = { api: sql.id(roles.api), worker: sql.id(roles.worker) };
  const run = (statement: ReturnType<typeof sql>) => statement.execute(db);

  await run(sql`create schema ${s}`);
  await run(sql`
    create table ${s}.events (
      log_position bigint generated always as identity primary key,
      ward_code text not null,
      stream_id text not null,
      position integer not null check (position > 0),
      published_position integer,
      event_id uuid not null,
      type text not null,
      version integer not null,
      dossier_id uuid,
      competent_unit_code text,
      occurred_at timestamptz(3) not null,
      recorded_at timestamptz(3) not null default now(),
      correlation_id uuid not null,
      causation_id uuid,
      actor_id text not null,
      actor_role text not null,
      traceparent text,
      data jsonb not null,
      constraint events_stream_position unique (ward_code, stream_id, position)
    )`);
  await run(
    sql`comment on table ${s}.events is 'The record: every event of this service, insert-only. published_position counts the published ones of a stream.'`,
  );
  await run(sql`create table ${s}.unsequenced (log_position bigint primary key)`);
  await run(
    sql`comment on table ${s}.unsequenced is 'Published events that the relay has not numbered yet; a late commit shows up here whenever it commits.'`,
  );
  await run(sql`create table ${s}.sequence (number bigint primary key, log_position bigint not null unique)`);
  await run(sql`create table ${s}.store (name text primary key, epoch integer not null, fence bigint not null)`);
  await run(sql`insert into ${s}.store (name, epoch, fence) values (${sql.lit(store)}, 1, 0)`);
  await run(sql`
    create table ${s}.checkpoints (target text primary key, number bigint not null, fence bigint not null)`);
  await run(sql`
    create table ${s}.idempotency (
      ward_code text not null,
      subject text not null,
      route text not null,
      key text not null,
      body_hash text not null,
      status integer not null,
      stream_id text not null,
      position integer not null,
      recorded_at timestamptz(3) not null default now(),
      primary key (ward_code, subject, route, key)
    )`);
  await run(sql`
    create table ${s}.inbox (
      event_id uuid primary key,
      producer text not null,
      store text not null,
      epoch integer not null,
      number bigint not null,
      recorded_at timestamptz(3) not null,
      heard_at timestamptz(3) not null default now(),
      constraint inbox_number unique (store, epoch, number)
    )`);
  await run(
    sql`comment on table ${s}.inbox is 'Numbers of the events this service has heard and acted on, each once.'`,
  );

  // A function runs its statements one after the other, so the scope is set before row-level security compares it.
  await run(sql`
    create function ${s}.read_stream(scope_wards text, scope_units text, ward text, stream text)
    returns table (type text, version integer, "position" integer, published_position integer, occurred_at timestamptz, data jsonb)
    language plpgsql as ${sql.lit(`
      begin
        perform set_config('app.wards', scope_wards, true), set_config('app.units', scope_units, true);
        return query
          select e.type, e.version, e.position, e.published_position, e.occurred_at, e.data
          from "${schema}".events e
          where e.ward_code = ward and e.stream_id = stream
          order by e.position;
      end`)}`);

  for (const table of ['events', 'idempotency']) {
    const t = sql.id(table);
    await run(sql`alter table ${s}.${t} enable row level security`);
    await run(sql`alter table ${s}.${t} force row level security`);
    await run(sql`create policy worker_sees_all on ${s}.${t} to ${worker} using (true) with check (true)`);
  }
  const wardInScope = sql`ward_code = any (string_to_array(current_setting('app.wards', true), ','))`;
  await run(sql`
    create policy api_sees_its_scope on ${s}.events to ${api}
    using (${wardInScope} or competent_unit_code = any (string_to_array(current_setting('app.units', true), ',')))
    with check (${wardInScope})`);
  await run(sql`create policy api_sees_its_wards on ${s}.idempotency to ${api}
    using (${wardInScope}) with check (${wardInScope})`);

  await run(sql`grant usage on schema ${s} to ${api}, ${worker}`);
  await run(sql`grant select, insert on ${s}.events to ${api}, ${worker}`);
  await run(sql`grant select, insert on ${s}.unsequenced to ${api}`);
  await run(sql`grant select, insert, delete on ${s}.unsequenced to ${worker}`);
  await run(sql`grant select on ${s}.sequence, ${s}.store, ${s}.checkpoints to ${api}`);
  await run(sql`grant select, insert on ${s}.sequence to ${worker}`);
  await run(sql`grant select, update (fence) on ${s}.store to ${worker}`);
  await run(sql`grant select, insert, update on ${s}.checkpoints to ${worker}`);
  await run(sql`grant select, insert, delete on ${s}.idempotency to ${api}, ${worker}`);
  await run(sql`grant select on ${s}.inbox to ${api}`);
  await run(sql`grant select, insert, delete on ${s}.inbox to ${worker}`);
};
