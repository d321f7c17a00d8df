import { type Kysely, sql } from 'kysely';
import type { StoreRoles } from '@motcua/event-sourcing';

/** Tables that every service has beside its own, frozen as of the first migration. */
export const createCommonTablesV1 = async (db: Kysely<unknown>, roles: StoreRoles): Promise<void> => {
  const { api, worker } = { api: sql.id(roles.api), worker: sql.id(roles.worker) };
  const run = (statement: ReturnType<typeof sql>) => statement.execute(db);
  await run(sql`
    create table reference_data (
      number bigint not null,
      store text not null,
      epoch integer not null,
      event_id uuid primary key,
      type text not null,
      data jsonb not null,
      heard_at timestamptz(3) not null default now(),
      unique (store, epoch, number)
    )`);
  await run(sql`comment on table reference_data is 'This service''s copy of reference data, as its owner defined it.'`);
  await run(sql`
    create table parked (
      event_id text primary key,
      producer text not null,
      subject text not null,
      headers jsonb not null,
      payload text not null,
      problem text not null,
      parked_at timestamptz(3) not null default now(),
      settled_at timestamptz(3)
    )`);
  await run(sql`comment on table parked is 'Events that could not be read or handled, as they came.'`);
  await run(sql`
    create table consumer_lag (
      consumer text primary key,
      events bigint not null,
      milliseconds bigint not null,
      measured_at timestamptz(3) not null default now()
    )`);
  await run(
    sql`comment on table consumer_lag is 'How far this service''s listeners elsewhere are behind; bulk acts wait for it.'`,
  );
  await run(sql`grant select on reference_data, parked, consumer_lag to ${api}`);
  await run(sql`grant select, insert on reference_data to ${worker}`);
  await run(sql`grant select, insert, update on parked to ${worker}`);
  await run(sql`grant select, insert, update, delete on consumer_lag to ${worker}`);
};
