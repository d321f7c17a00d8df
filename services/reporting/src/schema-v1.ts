import { type Kysely, sql } from 'kysely';
import type { ServiceMigrations } from '@motcua/platform';

/** Facts and ledger exist twice, so that one can be filled while the other is read (rebuild/). */
const generations = ['figures_a', 'figures_b'];

/** The measures of the first migration; later ones are added by theirs. */
const measures = [
  'submitted',
  'not_accepted',
  'received_online',
  'received_direct',
  'received_postal',
  'received_with_slip',
  'received_online_or_with_slip',
  'received_non_territorial',
  'received_entered_afterwards',
  'resolved_early',
  'resolved_on_time',
  'resolved_late',
  'resolved_refused',
  'resolved_late_with_apology',
  'resolved_online_or_with_slip',
  'resolved_four_hours_early',
  'withdrawn',
  'stopped',
  'forwarded',
  'returned',
  'returned_home',
  'components_digitized',
  'components_exempt',
  'results_digitized',
  'awaiting',
  'in_time',
  'overdue',
  'paused',
];

const wardInScope = sql`ward_code = any (string_to_array(current_setting('app.wards', true), ','))`;
const unitInScope = sql`competent_unit_code = any (string_to_array(current_setting('app.units', true), ','))`;

/** Reporting's tables, frozen as of the first migration. */
export const createReportingV1 = async (
  db: Kysely<unknown>,
  roles: Parameters<ServiceMigrations>[0],
): Promise<void> => {
  const { api, worker } = { api: sql.id(roles.api), worker: sql.id(roles.worker) };
  const run = (statement: ReturnType<typeof sql>) => statement.execute(db);
  await run(sql`
    create table inbox (
      event_id uuid primary key,
      producer text not null,
      store text not null,
      epoch integer not null,
      number bigint not null,
      dossier_id uuid,
      ward_code text not null,
      position integer not null,
      type text not null,
      version integer not null,
      occurred_at timestamptz(3) not null,
      recorded_at timestamptz(3) not null,
      heard_at timestamptz(3) not null default clock_timestamp(),
      envelope jsonb not null,
      constraint inbox_number unique (store, epoch, number)
    )`);
  await run(sql`comment on table inbox is 'Every event heard, each once, insert-only: what facts are folded from.'`);
  await run(sql`create index inbox_dossier on inbox (dossier_id)`);
  await run(sql`create index inbox_ward on inbox (ward_code, dossier_id)`);
  await protect(sql`inbox`, wardInScope);
  await run(sql`grant select, insert on inbox to ${worker}`);
  await run(sql`grant select on inbox to ${api}`);

  await run(sql`
    create table heard (store text not null, epoch integer not null, numbers int8multirange not null,
      primary key (store, epoch))`);
  await run(
    sql`comment on table heard is 'Which numbers of each log were heard, as ranges; a gap between two is a hole.'`,
  );
  await run(sql`
    create table heads (store text primary key, epoch integer not null, number bigint not null,
      told_at timestamptz(3) not null default now())`);
  await run(sql`comment on table heads is 'Newest number of each log, as its relay told it.'`);
  await run(sql`create table fields (field_code text primary key, field_name text not null)`);
  await run(sql`comment on table fields is 'Names of fields for print, as first heard in an event.'`);
  await run(sql`
    create table generation (
      one boolean primary key default true check (one),
      active text not null,
      building text
    )`);
  await run(
    sql`comment on table generation is 'Which of the two schemas is read, and which one a rebuild is filling.'`,
  );
  await run(sql`insert into generation (active) values (${sql.lit(generations[0])})`);
  await run(sql`
    create table rebuilds (
      id bigint generated always as identity primary key,
      started_at timestamptz(3) not null default now(),
      finished_at timestamptz(3),
      phase text not null,
      done bigint not null default 0,
      total bigint,
      outcome jsonb
    )`);
  await run(sql`grant select on heard, heads, fields, generation, rebuilds to ${api}`);
  await run(sql`grant select, insert, update on heard, heads, fields, rebuilds to ${worker}`);
  await run(sql`grant select, update on generation to ${worker}`);
  for (const generation of generations) await createGeneration(generation);

  async function createGeneration(name: string): Promise<void> {
    const schema = sql.id(name);
    const columns = sql.join(measures.map((measure) => sql`${sql.id(measure)} integer not null default 0`));
    const line = sql`field_code text not null, competent_level text not null, competent_unit_code text not null,
      office_code text not null`;
    await run(sql`create schema ${schema}`);
    await run(sql`
      create table ${schema}.facts (
        dossier_id uuid primary key,
        ward_code text not null,
        competent_unit_code text,
        field_code text,
        dossier_code text,
        complete boolean not null,
        received_at timestamptz(3),
        ended_at timestamptz(3),
        ended_as text,
        timeliness text,
        first_day date,
        last_day date,
        fact jsonb not null
      )`);
    await run(sql`create index facts_ended on ${schema}.facts (ward_code, ended_at)`);
    await run(sql`create index facts_received on ${schema}.facts (ward_code, received_at)`);
    await run(sql`create index facts_span on ${schema}.facts (ward_code, last_day, first_day)`);
    await run(sql`create index facts_incomplete on ${schema}.facts (ward_code) where not complete`);
    await run(sql`
      create table ${schema}.ledger (ward_code text not null, day date not null, ${line}, ${columns},
        primary key (ward_code, day, field_code, competent_level, competent_unit_code, office_code))`);
    await run(sql`
      create table ${schema}.ledger_months (ward_code text not null, month date not null, ${line}, ${columns},
        primary key (ward_code, month, field_code, competent_level, competent_unit_code, office_code))`);
    await protect(sql`${schema}.facts`, sql`(${wardInScope} or ${unitInScope})`);
    await protect(sql`${schema}.ledger`, wardInScope);
    await protect(sql`${schema}.ledger_months`, wardInScope);
    await run(sql`grant usage on schema ${schema} to ${api}, ${worker}`);
    await run(sql`grant select on all tables in schema ${schema} to ${api}`);
    await run(sql`grant select, insert, update, delete, truncate on all tables in schema ${schema} to ${worker}`);
  }

  async function protect(table: ReturnType<typeof sql>, visible: ReturnType<typeof sql>): Promise<void> {
    await run(sql`alter table ${table} enable row level security`);
    await run(sql`alter table ${table} force row level security`);
    await run(sql`create policy worker_sees_all on ${table} to ${worker} using (true) with check (true)`);
    await run(sql`create policy api_sees_its_scope on ${table} for select to ${api} using (${visible})`);
  }
};
