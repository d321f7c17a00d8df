import pg from 'pg';
import { contribute, type LedgerRows } from '../../../services/reporting/src/ledger/contribution.fold';
import { moveLedger } from '../../../services/reporting/src/ledger/ledger.projection';
import { inTransaction, useGeneration } from '../../../services/reporting/src/generations/generation.fragment';
import { foldFact } from '../../../services/reporting/src/dossier-facts/dossier-facts.fold';
import { factColumns, factRowOf } from '../../../services/reporting/src/dossier-facts/fact-row.fragment';
import { type DossierShape, envelopesOf, eventsOfDossier } from './whole-dossier';
import type { Bench } from './measure';

const keep = `
  insert into public.inbox (event_id, producer, store, epoch, number, dossier_id, ward_code, position, type, version,
    occurred_at, recorded_at, envelope)
  select id, source, store, epoch, number, "dossierId", "receivingWardCode", position, type, version,
    "occurredAt", "recordedAt", envelope
  from unnest($1::jsonb[]) as envelope,
    jsonb_to_record(envelope) as event (id uuid, source text, store text, epoch integer, number bigint,
      "dossierId" uuid, "receivingWardCode" text, position integer, type text, version integer,
      "occurredAt" timestamptz, "recordedAt" timestamptz)`;

const dossiersAtOnce = 100;

/** Writes the events of dossiers first … last into reporting's inbox, as if they had been heard; answers how many. */
export const fillInbox = async (
  bench: Bench,
  pool: pg.Pool,
  { first, count, shapeOf }: { first: number; count: number; shapeOf: (index: number) => DossierShape },
): Promise<number> => {
  let events = 0;
  let next = first;
  const end = first + count;
  const write = async (): Promise<void> => {
    while (next < end) {
      bench.abort.throwIfAborted();
      const from = next;
      next = Math.min(end, next + dossiersAtOnce);
      const envelopes = range(from, next).flatMap((index) => envelopesOf(shapeOf(index)));
      await pool.query({ name: 'keep', text: keep, values: [envelopes.map((envelope) => JSON.stringify(envelope))] });
      events += envelopes.length;
    }
  };
  const telling = setInterval(
    () => bench.say(`filling the inbox: ${events} of about ${count * eventsOfDossier} events`),
    10_000,
  );
  try {
    await Promise.all([write(), write()]);
  } finally {
    clearInterval(telling);
  }
  return events;
};

const writeFacts = `
  insert into facts (${factColumns.join(', ')})
  select ${factColumns.join(', ')} from unnest($1::jsonb[]) as given, jsonb_populate_record(null::facts, given)`;

/** Facts and ledger of dossiers in one generation, without their events: for questions about figures. */
export const fillFigures = async (
  bench: Bench,
  pool: pg.Pool,
  schema: string,
  { count, shapeOf }: { count: number; shapeOf: (index: number) => DossierShape },
): Promise<void> => {
  const ledger: LedgerRows = new Map();
  let next = 0;
  const write = async (): Promise<void> => {
    const client = await pool.connect();
    try {
      while (next < count) {
        bench.abort.throwIfAborted();
        const from = next;
        next = Math.min(count, next + dossiersAtOnce * 10);
        const facts = range(from, next).map((index) => {
          const envelopes = envelopesOf(shapeOf(index));
          return foldFact(envelopes[0]?.dossierId as string, envelopes);
        });
        for (const fact of facts) contribute(ledger, fact, 1);
        await inTransaction(client, 'begin', async () => {
          await useGeneration(client, schema);
          await client.query(writeFacts, [facts.map((fact) => JSON.stringify(factRowOf(fact)))]);
        });
      }
    } finally {
      client.release();
    }
  };
  const telling = setInterval(() => bench.say(`filling figures: ${next} of ${count} dossiers`), 10_000);
  try {
    await Promise.all([write(), write()]);
  } finally {
    clearInterval(telling);
  }
  const client = await pool.connect();
  try {
    await inTransaction(client, 'begin', async () => {
      await useGeneration(client, schema);
      await moveLedger(client, ledger);
    });
  } finally {
    client.release();
  }
};

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, offset) => from + offset);
