import { producers } from '@motcua/contracts';
import type { StreamHeadMessage } from '@motcua/messaging';
import { WORKER_POOL, WorkerState } from '@motcua/platform';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type pg from 'pg';

const keepHead = `
  insert into heads (store, epoch, number) values ($1, $2, $3)
  on conflict (store) do update set epoch = excluded.epoch, number = excluded.number, told_at = now()
  where (excluded.epoch, excluded.number) >= (heads.epoch, heads.number)`;

/** Keeps the newest head of each log, so that a missing tail is noticed and not only a hole. */
@Injectable()
export class HeadsListener implements OnApplicationBootstrap {
  constructor(
    @Inject(WORKER_POOL) private readonly pool: pg.Pool,
    private readonly worker: WorkerState,
  ) {}

  /** The bus comes up after the application, and in a worker only. */
  onApplicationBootstrap(): void {
    this.worker.whenConnected((bus) => {
      for (const producer of producers) bus.onHead(producer, (head) => this.hear(head));
    });
  }

  /** A head that can not be written now is told again within seconds. */
  async keep({ store, epoch, number }: StreamHeadMessage): Promise<void> {
    await this.pool.query(keepHead, [store, epoch, number]);
  }

  private hear(head: StreamHeadMessage): void {
    this.keep(head).catch(() => undefined);
  }
}
