import { type Envelope, upcast } from '@motcua/contracts';
import type pg from 'pg';
import { contribute, type LedgerRows } from '../ledger/contribution.fold';
import { moveLedger } from '../ledger/ledger.projection';
import { foldFact } from './dossier-facts.fold';
import type { Fact } from './fact';
import { factColumns, factRowOf } from './fact-row.fragment';

const stubs = `
  insert into facts (dossier_id, ward_code, complete, fact)
  select dossier_id, '', false, 'null'::jsonb from unnest($1::uuid[]) as dossier_id order by dossier_id
  on conflict do nothing`;

const locked = `
  select fact from facts where dossier_id = any ($1::uuid[]) order by dossier_id for update`;

const written = `
  update facts set ${factColumns
    .filter((column) => column !== 'dossier_id')
    .map((column) => `${column} = folded.${column}`)
    .join(', ')}
  from jsonb_populate_recordset(null::facts, $1::jsonb) as folded
  where facts.dossier_id = folded.dossier_id`;

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
 * Folds dossiers anew from the inbox into the chosen generation and moves its ledger by the difference. The rows are
 * locked before the inbox is read, so whoever comes second sees what the first one's transaction put there.
 */
export const refold = async (client: pg.ClientBase, dossierIds: readonly string[]): Promise<Fact[]> => {
  const ids = [...new Set(dossierIds)].sort();
  if (ids.length === 0) return [];
  await client.query(stubs, [ids]);
  const { rows: before } = await client.query<{ fact: Fact | null }>(locked, [ids]);
  const heard = await heardOf(client, ids);
  const facts = ids.map((dossierId) => foldFact(dossierId, heard.get(dossierId) ?? []));
  await client.query(written, [JSON.stringify(facts.map(factRowOf))]);
  const moved: LedgerRows = new Map();
  for (const { fact } of before) if (fact) contribute(moved, fact, -1);
  for (const fact of facts) contribute(moved, fact, 1);
  await moveLedger(client, moved);
  return facts;
};
