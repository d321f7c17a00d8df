import type { Envelope } from '@motcua/contracts';
import type pg from 'pg';
import { withConnection } from '../generations/connection.fragment';
import { gates, generationOf, inTransaction, useGeneration } from '../generations/generation.fragment';
import type { Fact } from './fact';
import { refold } from './refold.projection';

const keep = `
  insert into inbox (event_id, producer, store, epoch, number, dossier_id, ward_code, position, type, version,
    occurred_at, recorded_at, envelope)
  select id, source, store, epoch, number, "dossierId", "receivingWardCode", position, type, version,
    "occurredAt", "recordedAt", envelope
  from jsonb_array_elements($1::jsonb) as envelope,
    jsonb_to_record(envelope) as event (id uuid, source text, store text, epoch integer, number bigint,
      "dossierId" uuid, "receivingWardCode" text, position integer, type text, version integer,
      "occurredAt" timestamptz, "recordedAt" timestamptz)
  order by id
  on conflict do nothing
  returning event_id, store, epoch, number, dossier_id`;

const seen = `
  select event_id from inbox where event_id = any ($1::uuid[])`;

const mark = `
  insert into heard (store, epoch, numbers)
  select store, epoch, range_agg(int8range(number, number, '[]'))
  from jsonb_to_recordset($1::jsonb) as fresh (store text, epoch integer, number bigint)
  group by store, epoch order by store, epoch
  on conflict (store, epoch) do update set numbers = heard.numbers + excluded.numbers`;

const nameFields = `
  insert into fields (field_code, field_name)
  select field_code, min(field_name) from jsonb_to_recordset($1::jsonb) as named (field_code text, field_name text)
  group by field_code order by field_code
  on conflict do nothing`;

interface Fresh {
  event_id: string;
  store: string;
  epoch: number;
  number: number;
  dossier_id: string | null;
}

/** Two logs that were once one say different things under the same number: somebody restored a log in its old epoch. */
export class ForkedLog extends Error {}

/** Each event takes effect once: inbox, facts and ledger change in one transaction, or none of them. */
export class DossierFactsProjection {
  /** Names known to be kept, so that the table is asked once per field and process. */
  private readonly named = new Set<string>();

  /** `midBatch`: a place to die in tests. */
  constructor(
    private readonly pool: pg.Pool,
    private readonly midBatch?: () => void,
  ) {}

  /** Answers how many of the events were new. */
  async apply(events: readonly Envelope[]): Promise<number> {
    return withConnection(this.pool, (client) =>
      inTransaction(client, 'begin', () => this.applyWithin(client, events)),
    );
  }

  private async applyWithin(client: pg.ClientBase, events: readonly Envelope[]): Promise<number> {
    await client.query('select pg_advisory_xact_lock_shared($1)', [gates.writers]);
    const { active, building } = await generationOf(client);
    const { rows: fresh } = await client.query<Fresh>(keep, [JSON.stringify(events)]);
    await this.assertSeen(client, events, fresh);
    if (fresh.length === 0) return 0;
    this.midBatch?.();
    const dossierIds = fresh.map(({ dossier_id }) => dossier_id).filter((id) => id !== null);
    let facts: Fact[] = [];
    for (const schema of building === null ? [active] : [active, building]) {
      await useGeneration(client, schema);
      facts = await refold(client, dossierIds);
    }
    await this.nameFields(client, facts);
    // Last, because every batch of a log writes the same row: it is locked for the moment of the commit only.
    await client.query(mark, [JSON.stringify(fresh)]);
    return fresh.length;
  }

  private async assertSeen(client: pg.ClientBase, events: readonly Envelope[], fresh: readonly Fresh[]): Promise<void> {
    const kept = new Set(fresh.map(({ event_id }) => event_id));
    const repeated = events.filter(({ id }) => !kept.has(id));
    if (repeated.length === 0) return;
    const { rows } = await client.query<{ event_id: string }>(seen, [repeated.map(({ id }) => id)]);
    for (const { event_id } of rows) kept.add(event_id);
    const forked = repeated.find(({ id }) => !kept.has(id));
    if (forked) {
      throw new ForkedLog(
        `number ${forked.number} of log ${forked.store}, epoch ${forked.epoch}, was heard before as another event`,
      );
    }
  }

  private async nameFields(client: pg.ClientBase, facts: readonly Fact[]): Promise<void> {
    const unnamed = facts.filter(({ fieldCode }) => fieldCode !== null && !this.named.has(fieldCode));
    if (unnamed.length === 0) return;
    await client.query(nameFields, [
      JSON.stringify(unnamed.map(({ fieldCode, fieldName }) => ({ field_code: fieldCode, field_name: fieldName }))),
    ]);
    if (this.named.size > 10_000) this.named.clear();
    for (const { fieldCode } of unnamed) this.named.add(fieldCode as string);
  }
}
