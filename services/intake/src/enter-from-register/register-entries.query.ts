import type { Scope } from '@motcua/event-sourcing';
import type pg from 'pg';
import { inWards } from '../in-wards.query';

/** Which export named a dossier last; serves the list of vanished rows and no decision. */
export const rememberEntries = (
  pool: pg.Pool,
  ward: string,
  fileHash: string,
  rows: readonly { dossierCode: string; receivedAt: string }[],
): Promise<void> =>
  inWards(pool, [ward], async (client) => {
    const newest = new Map(rows.map(({ dossierCode, receivedAt }) => [dossierCode, receivedAt]));
    await client.query(
      `insert into register_entries as entry (ward_code, dossier_code, received_at, last_file)
       select $1, code, received_at, $2 from unnest($3::text[], $4::timestamptz[]) as row (code, received_at)
       order by code
       on conflict (ward_code, dossier_code) do update
       set received_at = excluded.received_at, last_file = excluded.last_file
       where entry.last_file <> excluded.last_file`,
      [ward, fileHash, [...newest.keys()], [...newest.values()]],
    );
  });

/** Those of the codes that this platform gave out itself. */
export const codesIssuedHere = (pool: pg.Pool, ward: string, codes: readonly string[]): Promise<Set<string>> =>
  inWards(pool, [ward], async (client) => {
    const { rows } = await client.query(
      'select dossier_code from issued_codes where ward_code = $1 and dossier_code = any ($2)',
      [ward, codes],
    );
    return new Set(rows.map(({ dossier_code }) => dossier_code as string));
  });

export const listVanished = (
  pool: pg.Pool,
  scope: Scope,
  { ward, fileHash, from, to, after }: { ward: string; fileHash: string; from: string; to: string; after: string },
): Promise<string[]> =>
  inWards(pool, scope.wards, async (client) => {
    const { rows } = await client.query(
      `select dossier_code from register_entries
       where ward_code = $1 and last_file <> $2 and received_at between $3 and $4 and dossier_code > $5
       order by dossier_code limit 1000`,
      [ward, fileHash, from, to, after],
    );
    return rows.map(({ dossier_code }) => dossier_code as string);
  });
