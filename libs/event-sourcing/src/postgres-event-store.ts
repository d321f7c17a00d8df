import { type EventType, eventDefinition, upcast } from '@motcua/contracts';
import pg from 'pg';
import type {
  Append,
  AppendOutcome,
  Claim,
  Companion,
  EventStore,
  Scope,
  StoredAnswer,
  StoredEvent,
  StreamHead,
  StreamIdentity,
  StreamRead,
} from './event-store';
import { GroupCommit } from './group-commit';

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What an append leaves in the stream: the head after its last event. */
const headAfter = ({ expected, events }: Append): StreamHead => ({
  position: expected.position + events.length,
  publishedPosition: expected.publishedPosition + events.filter(({ type }) => eventDefinition(type).published).length,
});

interface StreamRow {
  type: EventType;
  version: number;
  position: number;
  published_position: number | null;
  occurred_at: Date;
  data: unknown;
}

const streamOfRows = (rows: StreamRow[]): StreamRead => ({
  head: {
    position: rows.length,
    publishedPosition: rows.reduce((highest, row) => Math.max(highest, row.published_position ?? 0), 0),
  },
  events: rows.map((row) => ({
    type: row.type,
    data: upcast(row.type, row.version, row.data) as StoredEvent['data'],
    position: row.position,
    occurredAt: row.occurred_at.toISOString(),
  })),
});

/** The store on PostgreSQL: one log per schema. Errors: those of `pg`; nothing is acknowledged before the commit. */
export class PostgresEventStore implements EventStore {
  private readonly group: GroupCommit<Append, AppendOutcome>;
  private readonly schema: string;

  constructor(
    private readonly pool: pg.Pool,
    schema: string,
  ) {
    this.schema = pg.escapeIdentifier(schema);
    this.group = new GroupCommit(
      (append) => append.stream.wardCode,
      (appends) => this.commit(appends),
      isStatementError,
    );
  }

  async read(stream: StreamIdentity, scope: Scope): Promise<StreamRead> {
    const { rows } = await this.pool.query({
      name: `read_stream ${this.schema}`,
      text: `select * from ${this.schema}.read_stream($1, $2, $3, $4)`,
      values: [scope.wards.join(','), scope.units.join(','), stream.wardCode, stream.id],
    });
    return streamOfRows(rows);
  }

  async readAll(wardCode: string, streamIds: readonly string[]): Promise<Map<string, StreamRead>> {
    const rows = await this.inTransaction(async (client) => {
      await this.enterWard(client, wardCode);
      const result = await client.query(
        `select stream_id, type, version, position, published_position, occurred_at, data from ${this.schema}.events
         where ward_code = $1 and stream_id = any ($2) order by stream_id, position`,
        [wardCode, streamIds],
      );
      return result.rows as (StreamRow & { stream_id: string })[];
    });
    const byStream = Map.groupBy(rows, ({ stream_id }) => stream_id);
    return new Map([...byStream].map(([streamId, ofStream]) => [streamId, streamOfRows(ofStream)]));
  }

  append(append: Append): Promise<AppendOutcome> {
    return this.group.add(append);
  }

  async appendAll(wardCode: string, appends: readonly Append[]): Promise<AppendOutcome[]> {
    if (appends.some(({ stream }) => stream.wardCode !== wardCode)) throw new Error('a bulk append is of one ward');
    return this.commit([...appends]);
  }

  async findAnswer(
    wardCode: string,
    { subject, route, key }: { subject: string; route: string; key: string },
  ): Promise<StoredAnswer | undefined> {
    return this.inTransaction(async (client) => {
      await this.enterWard(client, wardCode);
      const { rows } = await client.query(
        `select body_hash, status, stream_id, position from ${this.schema}.idempotency
         where ward_code = $1 and subject = $2 and route = $3 and key = $4`,
        [wardCode, subject, route, key],
      );
      const row = rows[0];
      return (
        row && { bodyHash: row.body_hash, status: row.status, streamId: row.stream_id, position: Number(row.position) }
      );
    });
  }

  /** Locks are taken in one order everywhere (ward; claims; streams), so two batches never wait for each other. */
  private commit(appends: Append[]): Promise<AppendOutcome[]> {
    const order = appends
      .map((append, index) => ({ append, index }))
      .sort(
        (a, b) =>
          compare(a.append.stream.wardCode, b.append.stream.wardCode) ||
          compare(a.append.stream.id, b.append.stream.id),
      );
    return this.inTransaction(async (client) => {
      const outcomes: AppendOutcome[] = new Array(appends.length);
      for (let from = 0; from < order.length; ) {
        const ward = order[from]?.append.stream.wardCode as string;
        let to = from;
        while (to < order.length && order[to]?.append.stream.wardCode === ward) to += 1;
        const group = order.slice(from, to);
        await this.enterWard(client, ward);
        const groupOutcomes = await this.writeWard(
          client,
          ward,
          group.map(({ append }) => append),
        );
        group.forEach(({ index }, at) => {
          outcomes[index] = groupOutcomes[at] as AppendOutcome;
        });
        from = to;
      }
      return outcomes;
    });
  }

  private async writeWard(client: pg.PoolClient, ward: string, appends: Append[]): Promise<AppendOutcome[]> {
    const outcomes: AppendOutcome[] = appends.map((append) => ({ kind: 'appended', head: headAfter(append) }));
    const lost = await this.writeClaims(client, ward, appends);
    for (const index of lost) outcomes[index] = { kind: 'claimed' };

    const open = appends.map((append, index) => ({ append, index })).filter(({ index }) => !lost.has(index));
    const withEvents = open.filter(({ append }) => append.events.length > 0);
    const written = await this.writeEvents(
      client,
      ward,
      withEvents.map(({ append }) => append),
    );
    for (const { append, index } of withEvents) {
      if (!written.has(append.events[0]?.id as string)) outcomes[index] = { kind: 'conflict' };
    }
    const refused = open.filter(({ index }) => outcomes[index]?.kind === 'conflict').map(({ append }) => append);
    await this.giveBackClaims(client, ward, refused);
    await this.writeCompanions(
      client,
      open
        .filter(({ index }) => outcomes[index]?.kind === 'appended')
        .flatMap(({ append }) => append.companions ?? [])
        .sort((a, b) => compare(a.table, b.table)),
    );
    return outcomes;
  }

  /** Indexes of the appends whose claim stood there already. */
  private async writeClaims(client: pg.PoolClient, ward: string, appends: Append[]): Promise<Set<number>> {
    const lost = new Set<number>();
    for (const table of ['idempotency', 'inbox'] as const) {
      const claimed = appends
        .map((append, index) => ({ append, index, claim: append.claim }))
        .filter((entry): entry is typeof entry & { claim: Claim } => entry.claim?.table === table);
      if (claimed.length === 0) continue;
      const rows = claimed.map(({ append, claim }) => claimRow(ward, append, claim));
      const { rows: won } = await client.query(
        `insert into ${this.schema}.${table} (${Object.keys(rows[0] as object).join(', ')})
         select ${Object.keys(rows[0] as object).join(', ')}
         from jsonb_populate_recordset(null::${this.schema}.${table}, $1::jsonb)
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
  }

  private async giveBackClaims(client: pg.PoolClient, ward: string, refused: Append[]): Promise<void> {
    for (const { claim } of refused) {
      if (claim?.table === 'inbox') {
        await client.query(`delete from ${this.schema}.inbox where event_id = $1`, [claim.row.eventId]);
      } else if (claim) {
        await client.query(
          `delete from ${this.schema}.idempotency where ward_code = $1 and subject = $2 and route = $3 and key = $4`,
          [ward, claim.row.subject, claim.row.route, claim.row.key],
        );
      }
    }
  }

  /** Ids of the first events that were written; an append whose first event met a conflict wrote nothing. */
  private async writeEvents(client: pg.PoolClient, ward: string, appends: Append[]): Promise<Set<string>> {
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
      name: `append ${this.schema}`,
      text: `
        with input as materialized (
          select $1::text as ward_code, i.* from unnest(
            $2::text[], $3::integer[], $4::integer[], $5::uuid[], $6::uuid[], $7::text[], $8::integer[], $9::uuid[],
            $10::text[], $11::timestamptz[], $12::uuid[], $13::uuid[], $14::text[], $15::text[], $16::text[], $17::jsonb[]
          ) as i(stream_id, position, published_position, event_id, first_id, type, version, dossier_id,
            competent_unit_code, occurred_at, correlation_id, causation_id, actor_id, actor_role, traceparent, data)
        ), firsts as (
          insert into ${this.schema}.events (${written})
          select ${written} from input where event_id = first_id order by stream_id
          on conflict on constraint events_stream_position do nothing
          returning event_id, log_position, published_position
        ), rest as (
          insert into ${this.schema}.events (${written})
          select ${written} from input
          where event_id <> first_id and first_id in (select event_id from firsts)
          order by stream_id, position
          returning log_position, published_position
        ), to_number as (
          insert into ${this.schema}.unsequenced (log_position)
          select log_position from firsts where published_position is not null
          union all
          select log_position from rest where published_position is not null
        )
        select event_id from firsts`,
      values: [ward, ...columns],
    });
    return new Set(rows.map(({ event_id }) => event_id as string));
  }

  private async writeCompanions(client: pg.PoolClient, companions: Companion[]): Promise<void> {
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
  }

  private async enterWard(client: pg.PoolClient, ward: string): Promise<void> {
    await client.query("select set_config('app.wards', $1, true)", [ward]);
  }

  private async inTransaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    // A connection that breaks between two statements says so here; unheard, it would end the process.
    const onBreak = (error: Error) => {
      broken = error;
    };
    client.on('error', onBreak);
    try {
      await client.query('begin');
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    } finally {
      client.off('error', onBreak);
      client.release(broken);
    }
  }
}

/**
 * PostgreSQL refused a statement, so the transaction was rolled back. A broken connection (class 08), a shutdown (57)
 * or an error without SQLSTATE leaves it unknown whether the commit went through: the caller must ask again by its key.
 */
const isStatementError = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && !/^(08|57)/.test(error.code ?? '08');

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
