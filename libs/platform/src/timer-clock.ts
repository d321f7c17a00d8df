import { setTimeout as wait } from 'node:timers/promises';
import type { EventStore } from '@motcua/event-sourcing';
import type pg from 'pg';
import type { DueTimer, FireTimer } from './timers';

const rest = 1_000;
const atOnce = 64;
/** How many of the oldest are looked at for a fair choice among their wards. */
const lookedAt = 10_000;

/**
 * Fires what is due, oldest first and by turns of the wards; every worker runs one. A row is locked only so that two do
 * not try the same; that it fires once is the stream's doing, so whoever dies between firing and deleting harms nothing.
 * What is due is said by the database's clock: a replica whose own is off fires neither early nor late.
 */
export class TimerClock {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly pool: pg.Pool,
    private readonly store: EventStore,
    private readonly fire: FireTimer,
    private readonly onError: (error: unknown) => void,
  ) {}

  start(): void {
    this.running = this.run();
  }

  /** Finishes the batch in hand. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** Age in seconds of the oldest timer that is due and has not fired. */
  async age(): Promise<number> {
    const { rows } = await this.pool.query(
      'select coalesce(extract(epoch from now() - min(fire_at)), 0)::float8 as age from timers where fire_at <= now()',
    );
    return rows[0].age;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const count = await this.batch().catch((error) => {
        this.onError(error);
        return 0;
      });
      if (count < atOnce) await wait(rest, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Answers how many were due, `atOnce` at most. */
  private async batch(): Promise<number> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('begin');
      const { rows } = await client.query(dueRows);
      const failed = await this.fireAll(rows);
      const settled = rows.map(({ place }) => place).filter((place) => !failed.includes(place));
      await client.query('delete from timers where ctid = any ($1::tid[])', [settled]);
      // One that can not be fired must not stand in the way of the others.
      await client.query(`update timers set fire_at = now() + interval '1 minute' where ctid = any ($1::tid[])`, [
        failed,
      ]);
      await client.query('commit');
      return rows.length;
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** At once, so that they share a commit. Answers the rows that failed. */
  private async fireAll(rows: { place: string; ward: string; dossier: string; timer: string; due: Date; now: Date }[]) {
    const failed: string[] = [];
    await Promise.all(
      rows.map(async ({ place, ward, dossier, timer, due, now }) => {
        const one: DueTimer = { wardCode: ward, dossierId: dossier, timer, dueAt: due.toISOString() };
        await this.fire(this.store, one, now.toISOString()).catch((error) => {
          this.onError(error);
          failed.push(place);
        });
      }),
    );
    return failed;
  }
}

const dueRows = `
  with oldest as (
    select ctid as place, ward_code, fire_at from timers where fire_at <= now() order by fire_at limit ${lookedAt}
  ), turns as (
    select place, fire_at, row_number() over (partition by ward_code order by fire_at) as turn from oldest
  )
  select t.ctid as place, t.ward_code as ward, t.dossier_id as dossier, t.timer, t.due_at as due, now() as now
  from turns join timers t on t.ctid = turns.place and t.fire_at = turns.fire_at
  order by turns.turn, turns.fire_at limit ${atOnce} for update of t skip locked`;
