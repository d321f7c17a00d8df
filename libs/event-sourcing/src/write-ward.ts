import { eventDefinition } from '@motcua/contracts';
import pg from 'pg';
import { giveBackClaims, headAfter, writeClaims } from './claims';
import { compare } from './compare';
import type { Append, AppendOutcome, Companion } from './event-store';

/** Everything that one ward's appends write, within a transaction that has entered the ward; each whole or not at all. */
export const writeWard = async (
  client: pg.PoolClient,
  schema: string,
  ward: string,
  appends: Append[],
): Promise<AppendOutcome[]> => {
  const outcomes: AppendOutcome[] = appends.map((append) => ({ kind: 'appended', head: headAfter(append) }));
  const lost = await writeClaims(client, schema, ward, appends);
  for (const index of lost) outcomes[index] = { kind: 'claimed' };

  const open = appends.map((append, index) => ({ append, index })).filter(({ index }) => !lost.has(index));
  const withEvents = open.filter(({ append }) => append.events.length > 0);
  const written = await writeEvents(
    client,
    schema,
    ward,
    withEvents.map(({ append }) => append),
  );
  for (const { append, index } of withEvents) {
    if (!written.has(append.events[0]?.id as string)) outcomes[index] = { kind: 'conflict' };
  }
  const refused = open.filter(({ index }) => outcomes[index]?.kind === 'conflict').map(({ append }) => append);
  await giveBackClaims(client, schema, ward, refused);
  await writeCompanions(
    client,
    open
      .filter(({ index }) => outcomes[index]?.kind === 'appended')
      .flatMap(({ append }) => append.companions ?? [])
      .sort((a, b) => compare(a.table, b.table)),
  );
  return outcomes;
};

/** Ids of the first events that were written; an append whose first event met a conflict wrote nothing. */
const writeEvents = async (
  client: pg.PoolClient,
  schema: string,
  ward: string,
  appends: Append[],
): Promise<Set<string>> => {
  if (appends.length === 0) return new Set();
  const columns: unknown[][] = Array.from({ length: 16 }, () => []);
  for (const { stream, dossierId, competentUnitCode, expected, events, context } of appends) {
    let publishedPosition = expected.publishedPosition;
    events.forEach((event, offset) => {
      const { version, published } = eventDefinition(event.type);
      if (published) publishedPosition += 1;
      const row = [
        stream.id,
        expected.position + 1 + offset,
        published ? publishedPosition : null,
        event.id,
        events[0]?.id,
        event.type,
        version,
        dossierId,
        competentUnitCode,
        event.occurredAt,
        context.correlationId,
        context.causationId,
        context.actor.id,
        context.actor.role,
        context.traceparent,
        JSON.stringify(event.data),
      ];
      row.forEach((value, column) => columns[column]?.push(value));
    });
  }
  const written = `ward_code, stream_id, position, published_position, event_id, type, version, dossier_id,
    competent_unit_code, occurred_at, correlation_id, causation_id, actor_id, actor_role, traceparent, data`;
  const { rows } = await client.query({
    name: `append ${schema}`,
    text: `
      with input as materialized (
        select $1::text as ward_code, i.* from unnest(
          $2::text[], $3::integer[], $4::integer[], $5::uuid[], $6::uuid[], $7::text[], $8::integer[], $9::uuid[],
          $10::text[], $11::timestamptz[], $12::uuid[], $13::uuid[], $14::text[], $15::text[], $16::text[], $17::jsonb[]
        ) as i(stream_id, position, published_position, event_id, first_id, type, version, dossier_id,
          competent_unit_code, occurred_at, correlation_id, causation_id, actor_id, actor_role, traceparent, data)
      ), firsts as (
        insert into ${schema}.events (${written})
        select ${written} from input where event_id = first_id order by stream_id
        on conflict on constraint events_stream_position do nothing
        returning event_id, log_position, published_position
      ), rest as (
        insert into ${schema}.events (${written})
        select ${written} from input
        where event_id <> first_id and first_id in (select event_id from firsts)
        order by stream_id, position
        returning log_position, published_position
      ), to_number as (
        insert into ${schema}.unsequenced (log_position)
        select log_position from firsts where published_position is not null
        union all
        select log_position from rest where published_position is not null
      )
      select event_id from firsts`,
    values: [ward, ...columns],
  });
  return new Set(rows.map(({ event_id }) => event_id as string));
};

const writeCompanions = async (client: pg.PoolClient, companions: Companion[]): Promise<void> => {
  for (let from = 0; from < companions.length; ) {
    const table = companions[from]?.table as string;
    let to = from;
    while (to < companions.length && companions[to]?.table === table) to += 1;
    const rows = companions.slice(from, to).map(({ row }) => row);
    const name = pg.escapeIdentifier(table);
    const columns = Object.keys(rows[0] as object)
      .map((column) => pg.escapeIdentifier(column))
      .join(', ');
    await client.query(
      `insert into ${name} (${columns}) select ${columns} from jsonb_populate_recordset(null::${name}, $1::jsonb)`,
      [JSON.stringify(rows)],
    );
    from = to;
  }
};
