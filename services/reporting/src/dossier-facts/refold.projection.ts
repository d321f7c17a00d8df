import { type Envelope, upcast } from '@motcua/contracts';
import type pg from 'pg';
import { contribute, type LedgerRows } from '../ledger/contribution.fold';
import { moveLedger } from '../ledger/ledger.projection';
import { foldFact } from './dossier-facts.fold';
import type { Fact } from './fact';
import { factColumns, factRowOf } from './fact-row.fragment';

const present = `
  select dossier_id from facts where dossier_id = any ($1::uuid[])`;

const locked = `
  select fact from facts where dossier_id = any ($1::uuid[]) order by dossier_id for update`;

const written = `
  update facts set ${factColumns
    .filter((column) => column !== 'dossier_id')
    .map((column) => `${column} = folded.${column}`)
    .join(', ')}
  from jsonb_populate_recordset(null::facts, $1::jsonb) as folded
  where facts.dossier_id = folded.dossier_id`;

const inserted = `
  insert into facts (${factColumns.join(', ')})
  select ${factColumns.join(', ')} from jsonb_populate_recordset(null::facts, $1::jsonb)
  order by dossier_id
  on conflict do nothing
  returning dossier_id`;

/** What was heard of these dossiers, by dossier; old versions of events are brought to the newest. */
export const heardOf = async (
  client: pg.ClientBase,
  dossierIds: readonly string[],
): Promise<Map<string, Envelope[]>> => {
  const { rows } = await client.query<{ envelope: Envelope }>(
    'select envelope from inbox where dossier_id = any ($1::uuid[])',
    [dossierIds],
  );
  const heard = new Map<string, Envelope[]>(dossierIds.map((dossierId) => [dossierId, []]));
  for (const { envelope } of rows) heard.get(envelope.dossierId as string)?.push(currentVersion(envelope));
  return heard;
};

export const currentVersion = (envelope: Envelope): Envelope => ({
  ...envelope,
  data: upcast(envelope.type, envelope.version, envelope.data) as Envelope['data'],
});

/**
 * Facts of dossiers that the chosen generation does not know; answers which of them it did not know indeed. A fact that
 * another transaction wrote meanwhile was folded there from all that this one has read and more, or is folded again.
 */
export const insertFacts = async (client: pg.ClientBase, facts: readonly Fact[]): Promise<Set<string>> => {
  if (facts.length === 0) return new Set();
  const { rows } = await client.query<{ dossier_id: string }>(inserted, [JSON.stringify(facts.map(factRowOf))]);
  return new Set(rows.map(({ dossier_id }) => dossier_id));
};

/**
 * Folds dossiers anew from the inbox into the chosen generation and moves its ledger by the difference. A row is locked
 * before the inbox is read for it, so whoever comes second sees what the first one's transaction put there. New rows are
 * written before those that are there are locked, both in order, so two transactions never wait for each other.
 */
export const refold = async (client: pg.ClientBase, dossierIds: readonly string[]): Promise<Fact[]> => {
  const ids = [...new Set(dossierIds)];
  const moved: LedgerRows = new Map();
  const { rows } = await client.query<{ dossier_id: string }>(present, [ids]);
  const known = new Set(rows.map(({ dossier_id }) => dossier_id));
  const folded = await foldAll(
    client,
    ids.filter((dossierId) => !known.has(dossierId)),
  );
  const fresh = await insertFacts(client, folded);
  const facts = folded.filter(({ dossierId }) => fresh.has(dossierId));
  const others = ids.filter((dossierId) => !fresh.has(dossierId));
  if (others.length > 0) {
    const { rows: before } = await client.query<{ fact: Fact }>(locked, [others]);
    const after = await foldAll(client, others);
    await client.query(written, [JSON.stringify(after.map(factRowOf))]);
    for (const { fact } of before) contribute(moved, fact, -1);
    facts.push(...after);
  }
  for (const fact of facts) contribute(moved, fact, 1);
  await moveLedger(client, moved);
  return facts;
};

const foldAll = async (client: pg.ClientBase, dossierIds: readonly string[]): Promise<Fact[]> => {
  if (dossierIds.length === 0) return [];
  const heard = await heardOf(client, dossierIds);
  return dossierIds.map((dossierId) => foldFact(dossierId, heard.get(dossierId) ?? []));
};
