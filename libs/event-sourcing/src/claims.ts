import { eventDefinition } from '@motcua/contracts';
import type pg from 'pg';
import type { Append, Claim, StreamHead } from './event-store';

/** What an append leaves in the stream: the head after its last event. */
export const headAfter = ({ expected, events }: Append): StreamHead => ({
  position: expected.position + events.length,
  publishedPosition: expected.publishedPosition + events.filter(({ type }) => eventDefinition(type).published).length,
});

/** Indexes of the appends whose claim stood there already. */
export const writeClaims = async (
  client: pg.PoolClient,
  schema: string,
  ward: string,
  appends: Append[],
): Promise<Set<number>> => {
  const lost = new Set<number>();
  for (const table of ['idempotency', 'inbox'] as const) {
    const claimed = appends
      .map((append, index) => ({ append, index, claim: append.claim }))
      .filter((entry): entry is typeof entry & { claim: Claim } => entry.claim?.table === table);
    if (claimed.length === 0) continue;
    const rows = claimed.map(({ append, claim }) => claimRow(ward, append, claim));
    const { rows: won } = await client.query(
      `insert into ${schema}.${table} (${Object.keys(rows[0] as object).join(', ')})
       select ${Object.keys(rows[0] as object).join(', ')}
       from jsonb_populate_recordset(null::${schema}.${table}, $1::jsonb)
       order by ${table === 'inbox' ? 'event_id' : 'subject, route, key'}
       on conflict do nothing
       returning ${table === 'inbox' ? 'event_id::text as id' : "subject || ' ' || route || ' ' || key as id"}`,
      [JSON.stringify(rows)],
    );
    const left = new Set(won.map(({ id }) => id as string));
    // Of two equal claims in one batch only the first may count as written.
    for (const { claim, index } of claimed) if (!left.delete(claimId(claim))) lost.add(index);
  }
  return lost;
};

/** An append that met a conflict will be tried again, so its claim must not stand. */
export const giveBackClaims = async (
  client: pg.PoolClient,
  schema: string,
  ward: string,
  refused: Append[],
): Promise<void> => {
  for (const { claim } of refused) {
    if (claim?.table === 'inbox') {
      await client.query(`delete from ${schema}.inbox where event_id = $1`, [claim.row.eventId]);
    } else if (claim) {
      await client.query(
        `delete from ${schema}.idempotency where ward_code = $1 and subject = $2 and route = $3 and key = $4`,
        [ward, claim.row.subject, claim.row.route, claim.row.key],
      );
    }
  }
};

const claimId = (claim: Claim): string =>
  claim.table === 'inbox' ? claim.row.eventId : `${claim.row.subject} ${claim.row.route} ${claim.row.key}`;

const claimRow = (ward: string, append: Append, claim: Claim): Record<string, unknown> =>
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
