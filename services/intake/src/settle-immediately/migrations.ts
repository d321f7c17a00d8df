import type { StoreRoles } from '@motcua/event-sourcing';
import { type Kysely, sql } from 'kysely';

/** The yearly books, frozen as of the tenth migration; a row commits with what it numbers. */
export const createRegisterBooksV10 = async (db: Kysely<unknown>, roles: StoreRoles): Promise<void> => {
  const api = sql.id(roles.api);
  const run = (statement: ReturnType<typeof sql>) => statement.execute(db);
  await run(sql`
    create table register_book_entries (
      ward_code text not null,
      book text not null,
      year integer not null,
      number integer not null check (number > 0),
      dossier_id uuid not null,
      dossier_code text not null,
      procedure_code text not null,
      settled_at timestamptz(3) not null,
      copies integer not null,
      pages integer not null,
      fee_collected bigint not null,
      primary key (ward_code, book, year, number)
    )`);
  await run(
    sql`comment on table register_book_entries is 'Lines of a ward''s yearly registers, numbered from 1 without gaps; the events decide.'`,
  );
  const wardInScope = sql`ward_code = any (string_to_array(current_setting('app.wards', true), ','))`;
  await run(sql`alter table register_book_entries enable row level security`);
  await run(sql`alter table register_book_entries force row level security`);
  await run(
    sql`create policy api_sees_its_wards on register_book_entries to ${api} using (${wardInScope}) with check (${wardInScope})`,
  );
  await run(sql`grant select, insert on register_book_entries to ${api}`);
};
