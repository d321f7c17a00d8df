import { WORKER_POOL, WorkerState } from '@motcua/platform';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type pg from 'pg';
import { withConnection } from '../generations/connection.fragment';
import { gates, generationOf } from '../generations/generation.fragment';

/** Milliseconds. */
const lookEvery = 10_000;

/** What the record of a rebuild says that nobody works on any more. */
export const interruption = 'its process died or lost its database; start it again';

/**
 * A rebuild that was cut off leaves a generation behind that nobody will read, and to which every event is still
 * written. Any worker that finds one gives it up.
 */
@Injectable()
export class InterruptedRebuild implements OnApplicationBootstrap, OnModuleDestroy {
  private looking: NodeJS.Timeout | undefined;

  constructor(
    @Inject(WORKER_POOL) private readonly pool: pg.Pool,
    private readonly worker: WorkerState,
  ) {}

  onApplicationBootstrap(): void {
    this.worker.whenConnected(() => {
      // Without its database there is nothing to give up; the next look comes soon.
      this.looking = setInterval(() => void this.giveUp().catch(() => undefined), lookEvery);
    });
  }

  onModuleDestroy(): void {
    clearInterval(this.looking);
  }

  /** Answers whether there was one. */
  giveUp(): Promise<boolean> {
    return withConnection(this.pool, async (client) => {
      if ((await generationOf(client)).building === null) return false;
      const { rows } = await client.query('select pg_try_advisory_lock($1) as free', [gates.rebuild]);
      if (!rows[0].free) return false;
      // No gate: a writer that still knows of this generation writes to what the next rebuild empties.
      const { rowCount } = await client.query(
        'update public.generation set building = null where building is not null',
      );
      await client.query(
        `update public.rebuilds set phase = 'failed', outcome = jsonb_build_object('problem', $1::text), finished_at = now()
         where finished_at is null`,
        [interruption],
      );
      await client.query('select pg_advisory_unlock($1)', [gates.rebuild]);
      return rowCount === 1;
    });
  }
}
