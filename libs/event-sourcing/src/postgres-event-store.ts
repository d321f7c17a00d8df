import { type EventType, upcast } from '@motcua/contracts';
import pg from 'pg';
import type {
  AnswerKey,
  Append,
  AppendOutcome,
  EventStore,
  Scope,
  StoredAnswer,
  StoredEvent,
  StreamIdentity,
  StreamRead,
} from './event-store';
import { appendBatch } from './append-batch';
import { Gather } from './gather';
import { GroupCommit } from './group-commit';

interface StreamRow {
  type: EventType;
  version: number;
  position: number;
  published_position: number | null;
  occurred_at: Date;
  data: unknown;
}

interface Asked {
  stream: StreamIdentity;
  scope: Scope;
}

interface AnswerRow {
  at: number;
  body_hash: string;
  status: number;
  stream_id: string;
  position: number;
}

type AskedAnswer = AnswerKey & { ward: string };

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

/** Places to die in tests, around the commit of appends. */
export interface CommitHooks {
  beforeCommit?: (() => void) | undefined;
  afterCommit?: (() => void) | undefined;
}

/** The store on PostgreSQL: one log per schema. Errors: those of `pg`; nothing is acknowledged before the commit. */
export class PostgresEventStore implements EventStore {
  private readonly group: GroupCommit<Append, AppendOutcome>;
  private readonly reads: Gather<Asked, StreamRead>;
  private readonly answers: Gather<AskedAnswer, StoredAnswer | undefined>;
  private readonly schema: string;

  constructor(
    private readonly pool: pg.Pool,
    schema: string,
    private readonly hooks: CommitHooks = {},
  ) {
    this.schema = pg.escapeIdentifier(schema);
    this.group = new GroupCommit(
      (append) => append.stream.wardCode,
      (appends) => this.commit(appends),
      isStatementError,
    );
    this.reads = new Gather((asked) => this.readMany(asked));
    this.answers = new Gather((asked) => this.findMany(asked));
  }

  read(stream: StreamIdentity, scope: Scope): Promise<StreamRead> {
    return this.reads.one({ stream, scope });
  }

  /** Each under its own scope. */
  private async readMany(asked: Asked[]): Promise<StreamRead[]> {
    const { rows } = await this.pool.query({
      name: `read_streams ${this.schema}`,
      text: `select * from ${this.schema}.read_streams($1)`,
      values: [
        JSON.stringify(
          asked.map(({ stream, scope }) => ({
            wards: scope.wards.join(','),
            units: scope.units.join(','),
            ward: stream.wardCode,
            stream: stream.id,
          })),
        ),
      ],
    });
    const byPlace = Map.groupBy(rows as (StreamRow & { at: number })[], ({ at }) => at);
    return asked.map((_, index) => streamOfRows(byPlace.get(index) ?? []));
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
    return this.commit(appends);
  }

  findAnswer(wardCode: string, key: AnswerKey): Promise<StoredAnswer | undefined> {
    return this.answers.one({ ward: wardCode, ...key });
  }

  private async findMany(asked: AskedAnswer[]): Promise<(StoredAnswer | undefined)[]> {
    const { rows } = await this.pool.query<AnswerRow>({
      name: `find_answers ${this.schema}`,
      text: `select * from ${this.schema}.find_answers($1)`,
      values: [JSON.stringify(asked.map(({ ward, subject, route, key }) => ({ ward, subject, route, key })))],
    });
    const byPlace = new Map(rows.map((row) => [row.at, row]));
    return asked.map((_, index) => {
      const row = byPlace.get(index);
      return row && { bodyHash: row.body_hash, status: row.status, streamId: row.stream_id, position: row.position };
    });
  }

  private async commit(appends: readonly Append[]): Promise<AppendOutcome[]> {
    this.hooks.beforeCommit?.();
    const outcomes = await appendBatch(this.pool, this.schema, appends);
    this.hooks.afterCommit?.();
    return outcomes;
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
