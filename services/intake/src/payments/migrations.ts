import type { StoreRoles } from '@motcua/event-sourcing';
import { type Kysely, sql } from 'kysely';

/** What was charged, paid and given back, by id, counter, provider and day; frozen as of the seventh migration. */
export const createPaymentEntriesV7 = async (db: Kysely<unknown>, roles: StoreRoles): Promise<void> => {
  const api = sql.id(roles.api);
  const run = (statement: ReturnType<typeof sql>) => statement.execute(db);
  await run(sql`
    create table payment_entries (
      ward_code text not null,
      dossier_id uuid not null,
      charge_id uuid not null,
      kind text not null check (kind in ('charged', 'paid', 'not-applied', 'refund-ordered', 'refunded')),
      provider_code text not null,
      counter_code text,
      amount bigint not null check (amount >= 0),
      reference text not null,
      of_payment text,
      recorded_on date not null,
      paid_on date not null,
      primary key (charge_id, kind, provider_code, reference)
    )`);
  await run(
    sql`comment on table payment_entries is 'Where a charge belongs, and the payments of a counter or provider by day; the events decide. reference is the id of a refund, of_payment what it gives back; empty for a charge.'`,
  );
  await run(sql`create index payment_entries_counter on payment_entries (ward_code, counter_code, recorded_on)`);
  await run(sql`create index payment_entries_day on payment_entries (ward_code, provider_code, paid_on)`);
  await run(sql`create index payment_entries_reference on payment_entries (ward_code, provider_code, reference)`);
  await run(sql`create index payment_entries_not_applied on payment_entries (ward_code) where kind = 'not-applied'`);
  const wardInScope = sql`ward_code = any (string_to_array(current_setting('app.wards', true), ','))`;
  await run(sql`alter table payment_entries enable row level security`);
  await run(sql`alter table payment_entries force row level security`);
  await run(
    sql`create policy api_sees_its_wards on payment_entries to ${api} using (${wardInScope}) with check (${wardInScope})`,
  );
  // A provider names the charge and knows of no ward.
  await run(sql`
    create policy api_finds_a_charge on payment_entries for select to ${api}
    using (kind = 'charged' and charge_id::text = current_setting('app.charge', true))`);
  await run(sql`grant select, insert on payment_entries to ${api}`);
};
