import { WORKER_POOL } from '@motcua/platform';
import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type pg from 'pg';
import { type BlobName, BlobStore } from '../blob-store/blob-store';

const sweepEvery = 3_600_000;
/** An act is over within minutes; a day leaves time to look at what was refused. */
const undecidedFor = 24 * 3_600_000;

/** Any number, as long as nothing else locks it. */
const sweepLock = 7_316_245;

/** Removes bytes that came in for an act which was then refused and that no event of the ward names. */
@Injectable()
export class RefusedScans implements OnModuleDestroy {
  private readonly logger = new Logger(RefusedScans.name);
  private sweeping: NodeJS.Timeout | undefined;

  constructor(
    private readonly blobs: BlobStore,
    @Inject(WORKER_POOL) private readonly pool: pg.Pool,
  ) {}

  /** Now and every hour. */
  begin(): void {
    const sweep = () =>
      void this.sweep(Date.now()).catch((error) =>
        this.logger.warn(`the sweep of refused scans failed and comes again: ${String(error)}`),
      );
    sweep();
    this.sweeping = setInterval(sweep, sweepEvery);
  }

  onModuleDestroy(): void {
    clearInterval(this.sweeping);
  }

  /** One replica at a time: the store looks after bytes that come in meanwhile, not after another sweep. */
  async sweep(now: number): Promise<void> {
    const client = await this.pool.connect();
    try {
      const { rows } = await client.query('select pg_try_advisory_lock($1) as alone', [sweepLock]);
      if (!rows[0].alone) return;
      try {
        await this.sweepAlone(client, now - undecidedFor);
      } finally {
        await client.query('select pg_advisory_unlock($1)', [sweepLock]);
      }
    } finally {
      client.release();
    }
  }

  private async sweepAlone(client: pg.PoolClient, before: number): Promise<void> {
    for (const blob of await this.blobs.undecidedSince(before)) {
      if (!(await isNamed(client, blob))) await this.blobs.remove(blob, before);
      await this.blobs.decided(blob);
    }
  }
}

const isNamed = async (client: pg.PoolClient, { wardCode, sha256 }: BlobName): Promise<boolean> => {
  const { rowCount } = await client.query(
    `select from log.events
     where ward_code = $1 and type in ('ComponentDigitized', 'ResultDigitized') and data ->> 'sha256' = $2 limit 1`,
    [wardCode, sha256],
  );
  return rowCount !== 0;
};
