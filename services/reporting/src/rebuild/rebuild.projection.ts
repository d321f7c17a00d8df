import { Failpoints, Problem, WORKER_POOL } from '@motcua/platform';
import { Inject, Injectable, type OnModuleDestroy, Optional } from '@nestjs/common';
import type pg from 'pg';
import { withConnection } from '../generations/connection.fragment';
import { gates, generationOf } from '../generations/generation.fragment';
import type { Fact } from '../dossier-facts/fact';
import {
  beginGeneration,
  compareGenerations,
  endGeneration,
  foldNext,
  GenerationFilling,
} from './fill-generation.projection';
import { interruption } from './interrupted-rebuild.projection';

export interface RebuildProgress {
  id: number;
  state: 'running' | 'done' | 'failed';
  /** preparing, filling, comparing, done, failed; interrupted where its process died. */
  phase: string;
  done: number;
  total: number | null;
  startedAt: string;
  finishedAt: string | null;
  /** What was compared, once done. */
  outcome: unknown;
  /** Why it failed; nothing was changed then. */
  problem?: string;
}

class Interrupted extends Error {}

/**
 * Folds facts and ledger anew beside those that are read, then switches. Live events are written to both meanwhile, so
 * that nothing is left to catch up; readers see the old figures until the switch and the new ones from then on.
 */
@Injectable()
export class RebuildProjection implements OnModuleDestroy {
  private stopping = false;
  private running: Promise<void> = Promise.resolve();

  private readonly step: (() => void) | undefined;

  constructor(
    @Inject(WORKER_POOL) private readonly pool: pg.Pool,
    @Optional() failpoints?: Failpoints,
  ) {
    this.step = failpoints?.at('rebuild-step');
  }

  /** Begins a rebuild and answers at once. Errors: `Problem` 409 while another one runs, in whichever process. */
  async start(): Promise<RebuildProgress> {
    const begun = Promise.withResolvers<void>();
    const running = withConnection(this.pool, async (client) => {
      const { rows } = await client.query('select pg_try_advisory_lock($1) as free', [gates.rebuild]);
      if (!rows[0].free) {
        throw new Problem(409, 'rebuild-running', 'Đang dựng lại số liệu; hãy đợi lần này xong (GET /rebuild).');
      }
      const { rows: begins } = await client.query("insert into rebuilds (phase) values ('preparing') returning id");
      begun.resolve();
      await this.run(client, begins[0].id);
      await client.query('select pg_advisory_unlock($1)', [gates.rebuild]);
    }).catch((error) => begun.reject(error));
    await begun.promise;
    this.running = running;
    return (await this.progress()) as RebuildProgress;
  }

  /** For whoever waits in the same process. */
  finished(): Promise<void> {
    return this.running;
  }

  async progress(): Promise<RebuildProgress | null> {
    const { rows } = await this.pool.query(
      `select id, phase, done, total, started_at, finished_at, outcome, exists (
         select from pg_locks where locktype = 'advisory' and classid = 0 and objid = $1 and objsubid = 1
           and database = (select oid from pg_database where datname = current_database())) as running
       from rebuilds order by id desc limit 1`,
      [gates.rebuild],
    );
    if (!rows[0]) return null;
    const { id, phase, done, total, started_at, finished_at, outcome, running } = rows[0];
    const interrupted = finished_at === null && !running;
    const problem = interrupted ? interruption : outcome?.problem;
    return {
      id,
      state: finished_at === null && running ? 'running' : phase === 'done' ? 'done' : 'failed',
      phase: interrupted ? 'interrupted' : phase,
      done,
      total,
      startedAt: started_at.toISOString(),
      finishedAt: finished_at?.toISOString() ?? null,
      outcome,
      ...(problem && { problem }),
    };
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    await this.running;
  }

  private async run(client: pg.PoolClient, id: number): Promise<void> {
    try {
      const { active } = await generationOf(client);
      const next = await beginGeneration(client);
      await client.query(
        `update rebuilds set phase = 'filling', total = (select count(*) from ${active}.facts) where id = $1`,
        [id],
      );
      await this.fill(client, id, next);
      await client.query("update rebuilds set phase = 'comparing' where id = $1", [id]);
      const comparison = await compareGenerations(client, active, next);
      if (comparison.facts !== comparison.dossiers || !comparison.ledgerEqualsMonths) {
        throw new Error(`what was rebuilt does not agree with the inbox: ${JSON.stringify(comparison)}`);
      }
      this.step?.();
      await endGeneration(client, next);
      this.step?.();
      await this.finish(client, id, 'done', comparison);
    } catch (error) {
      await this.giveUp(client, id, error instanceof Error ? error.message : String(error));
    }
  }

  /** While one portion is written, the next one is read and folded on another connection. */
  private async fill(client: pg.PoolClient, id: number, schema: string): Promise<void> {
    const filling = new GenerationFilling(client, schema);
    const foldAfter = (after: string) => withConnection(this.pool, (reader) => foldNext(reader, after));
    let next = foldAfter('00000000-0000-0000-0000-000000000000');
    for (let facts = await next; facts.length > 0; facts = await next) {
      if (this.stopping) throw new Interrupted('the service was stopped');
      next = foldAfter((facts.at(-1) as Fact).dossierId);
      // Awaited in the next turn; until then its failure must not look unhandled.
      next.catch(() => undefined);
      await filling.add(facts);
      this.step?.();
      await client.query('update rebuilds set done = done + $2 where id = $1', [id, facts.length]);
    }
    await filling.writeLedger();
  }

  /** What is read stays as it was. Where even this fails, a worker finds what is left (interrupted-rebuild). */
  private async giveUp(client: pg.PoolClient, id: number, problem: string): Promise<void> {
    try {
      await endGeneration(client, null);
      await this.finish(client, id, 'failed', { problem });
    } catch {
      // The connection is gone; progress shows the rebuild as interrupted.
    }
  }

  private async finish(client: pg.PoolClient, id: number, phase: string, outcome: object): Promise<void> {
    await client.query('update rebuilds set phase = $2, outcome = $3, finished_at = now() where id = $1', [
      id,
      phase,
      JSON.stringify(outcome),
    ]);
  }
}
