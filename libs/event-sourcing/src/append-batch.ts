import { eventDefinition } from '@motcua/contracts';
import type pg from 'pg';
import { compare } from './compare';
import type { Append, AppendOutcome, Claim, StreamHead } from './event-store';

interface Placed {
  append: Append;
  /** Its place in the batch. */
  at: number;
}

/** What an append leaves in the stream: the head after its last event. */
export const headAfter = ({ expected, events }: Append): StreamHead => ({
  position: expected.position + events.length,
  publishedPosition: expected.publishedPosition + events.filter(({ type }) => eventDefinition(type).published).length,
});

/**
 * Writes appends of any wards as one statement, committed by itself; each append whole or not at all. Locks are taken in
 * one order everywhere (ward; claims; streams; companions), so two batches never wait for each other.
 */
export const appendBatch = async (
  pool: pg.Pool,
  schema: string,
  appends: readonly Append[],
): Promise<AppendOutcome[]> => {
  const { rows } = await pool.query({
    name: `append ${schema}`,
    text: `select ${schema}.append_batch($1) as refused`,
    values: [JSON.stringify(partsOf(appends))],
  });
  const outcomes: AppendOutcome[] = appends.map((append) => ({ kind: 'appended', head: headAfter(append) }));
  for (const at of rows[0].refused.claimed) outcomes[at] = { kind: 'claimed' };
  for (const at of rows[0].refused.conflict) outcomes[at] = { kind: 'conflict' };
  return outcomes;
};

/** One part per ward, in the shape that `append_batch` reads (schema-v2.ts). */
const partsOf = (appends: readonly Append[]): object[] => {
  const placed = appends
    .map((append, at) => ({ append, at }))
    .sort(
      (a, b) =>
        compare(a.append.stream.wardCode, b.append.stream.wardCode) || compare(a.append.stream.id, b.append.stream.id),
    );
  return [...Map.groupBy(placed, ({ append }) => append.stream.wardCode)].map(([ward, ofWard]) => {
    const first: object[] = [];
    const rest: object[] = [];
    for (const one of ofWard) eventRows(one).forEach((row, index) => (index === 0 ? first : rest).push(row));
    return {
      ward,
      ...unlessEmpty('idempotency', claimRows('idempotency', ward, ofWard)),
      ...unlessEmpty('inbox', claimRows('inbox', ward, ofWard)),
      ...unlessEmpty('events', first),
      ...unlessEmpty('rest', rest),
      ...companionRows(ofWard),
    };
  });
};

const unlessEmpty = (name: string, rows: object[]): object => (rows.length === 0 ? {} : { [name]: rows });

const eventRows = ({ append, at }: Placed): object[] => {
  const { stream, dossierId, competentUnitCode, expected, events, context } = append;
  let publishedPosition = expected.publishedPosition;
  return events.map((event, offset) => {
    const { version, published } = eventDefinition(event.type);
    if (published) publishedPosition += 1;
    return {
      at,
      stream_id: stream.id,
      position: expected.position + 1 + offset,
      published_position: published ? publishedPosition : null,
      event_id: event.id,
      type: event.type,
      version,
      dossier_id: dossierId,
      competent_unit_code: competentUnitCode,
      occurred_at: event.occurredAt,
      correlation_id: context.correlationId,
      causation_id: context.causationId,
      actor_id: context.actor.id,
      actor_role: context.actor.role,
      traceparent: context.traceparent,
      data: event.data,
    };
  });
};

const claimRows = (table: Claim['table'], ward: string, placed: readonly Placed[]): object[] =>
  placed
    .filter(({ append }) => append.claim?.table === table)
    .map(({ append, at }) => ({ at, ...claimRow(ward, append, append.claim as Claim) }));

const claimRow = (ward: string, append: Append, claim: Claim): object =>
  claim.table === 'inbox'
    ? {
        event_id: claim.row.eventId,
        producer: claim.row.producer,
        store: claim.row.store,
        epoch: claim.row.epoch,
        number: claim.row.number,
        recorded_at: claim.row.recordedAt,
      }
    : {
        ward_code: ward,
        subject: claim.row.subject,
        route: claim.row.route,
        key: claim.row.key,
        body_hash: claim.row.bodyHash,
        status: claim.row.status,
        stream_id: append.stream.id,
        position: headAfter(append).position,
      };

const companionRows = (placed: readonly Placed[]): object => {
  const byTable: Record<string, object[]> = {};
  for (const { append, at } of placed) {
    for (const { table, row } of append.companions ?? []) {
      byTable[table] ??= [];
      byTable[table].push({ at, ...row });
    }
  }
  return Object.keys(byTable).length === 0 ? {} : { companions: byTable };
};
