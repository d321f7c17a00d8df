import { createHash } from 'node:crypto';
import type { Envelope } from '@motcua/contracts';
import pg from 'pg';
import { endWhenSilent } from './end-when-silent';
import { Log } from './log';

export interface RelayOptions {
  /** A direct connection: leadership is a session lock, which a pooler would lose. */
  connectionString: string;
  schema: string;
  /** Where the events go; each target has its own checkpoint. */
  target: string;
  /** Resolves when every event is acknowledged by the bus; in order of number. */
  publish: (events: Envelope[]) => Promise<void>;
  publishHead: (head: { store: string; epoch: number; number: number }) => Promise<void>;
  onError: (error: unknown) => void;
  /** How long to rest when there is nothing to do, in milliseconds; longer the longer there is nothing. */
  rest?: number;
  /** A place to die in tests: called between publishing and moving the checkpoint. */
  beforeCheckpoint?: () => Promise<void>;
}

const batchSize = 500;
const headEvery = 5_000;
/** Milliseconds. */
const longestRest = 100;
const connectWithin = 5_000;
const longestSilence = 30_000;

class LeadershipLost extends Error {}

/**
 * Gives published events their gapless numbers and publishes them by number. One relay leads per store and target;
 * a fence in the store's row keeps one that was paused too long from marking anything after another took over.
 */
export class Relay {
  private stopping = false;
  private running: Promise<void> = Promise.resolve();
  private wake: () => void = () => undefined;
  private readonly schema: string;
  private lastHeadAt = 0;

  constructor(private readonly options: RelayOptions) {
    this.schema = pg.escapeIdentifier(options.schema);
  }

  start(): void {
    this.running = this.keepRunning();
  }

  /** Something was appended in this process: look now. */
  poke(): void {
    this.wake();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.running;
  }

  private async keepRunning(): Promise<void> {
    while (!this.stopping) {
      const client = new pg.Client({
        connectionString: this.options.connectionString,
        connectionTimeoutMillis: connectWithin,
      });
      client.on('error', () => undefined);
      try {
        await client.connect();
        endWhenSilent(client, longestSilence);
        if (await this.electMe(client)) await this.lead(client);
        else await this.pause(500);
      } catch (error) {
        if (!this.stopping) {
          if (!(error instanceof LeadershipLost)) this.options.onError(error);
          await this.pause(500);
        }
      } finally {
        await client.end().catch(() => undefined);
      }
    }
  }

  private async electMe(client: pg.Client): Promise<boolean> {
    const key = createHash('sha256').update(`relay ${this.options.schema} ${this.options.target}`).digest();
    const { rows } = await client.query('select pg_try_advisory_lock($1) as elected', [
      key.readBigInt64BE(0).toString(),
    ]);
    return rows[0].elected;
  }

  private async lead(client: pg.Client): Promise<void> {
    const { rows } = await client.query(`update ${this.schema}.store set fence = fence + 1 returning fence`);
    const fence: string = rows[0].fence;
    await client.query(
      `insert into ${this.schema}.checkpoints (target, number, fence) values ($1, 0, $2)
       on conflict (target) do update set fence = excluded.fence`,
      [this.options.target, fence],
    );
    const log = new Log(client, this.options.schema);
    // Nobody but the leader moves the checkpoint, so it is read once.
    let published = await this.checkpoint(client);
    let isBehind = true;
    for (let idle = 0; !this.stopping; ) {
      const numbered = await this.giveNumbers(client, fence);
      let count = 0;
      if (isBehind || numbered > 0) {
        const events = await log.after(published, batchSize);
        count = events.length;
        isBehind = count === batchSize;
        if (count > 0) published = await this.publish(client, events, fence);
      }
      await this.tellHead(log);
      idle = numbered === 0 && count === 0 ? idle + 1 : 0;
      // Gathering for a moment makes fewer, larger batches here and at every listener.
      if (!isBehind) await this.pause(Math.min((this.options.rest ?? 25) * Math.max(idle, 1), longestRest));
    }
  }

  private async checkpoint(client: pg.Client): Promise<number> {
    const { rows } = await client.query(`select number from ${this.schema}.checkpoints where target = $1`, [
      this.options.target,
    ]);
    return Number(rows[0].number);
  }

  private async giveNumbers(client: pg.Client, fence: string): Promise<number> {
    const { rows } = await client.query({
      name: `give_numbers ${this.schema}`,
      text: `select ${this.schema}.give_numbers($1) as numbered`,
      values: [fence],
    });
    if (rows[0].numbered === null) throw new LeadershipLost();
    return rows[0].numbered;
  }

  /** Answers the number up to which all is published. A checkpoint lost in a crash only means publishing again. */
  private async publish(client: pg.Client, events: Envelope[], fence: string): Promise<number> {
    const { number } = events.at(-1) as Envelope;
    await this.options.publish(events);
    await this.options.beforeCheckpoint?.();
    const { rowCount } = await client.query(
      `update ${this.schema}.checkpoints set number = $2
       from (select set_config('synchronous_commit', 'off', true)) as without_waiting
       where target = $1 and fence = $3`,
      [this.options.target, number, fence],
    );
    if (rowCount !== 1) throw new LeadershipLost();
    return number;
  }

  private async tellHead(log: Log): Promise<void> {
    const now = performance.now();
    if (this.lastHeadAt > 0 && now - this.lastHeadAt < headEvery) return;
    this.lastHeadAt = now;
    await this.options.publishHead(await log.head());
  }

  private pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (this.stopping) this.wake();
    });
  }
}
