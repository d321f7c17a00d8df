import { type Producer, producers } from '@motcua/contracts';
import type { StreamHeadMessage } from '@motcua/messaging';
import { WORKER_POOL, WorkerState } from '@motcua/platform';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type pg from 'pg';

const lookForBusEvery = 200;

const keepHead = `
  insert into heads (store, epoch, number) values ($1, $2, $3)
  on conflict (store) do update set epoch = excluded.epoch, number = excluded.number, told_at = now()
  where (excluded.epoch, excluded.number) >= (heads.epoch, heads.number)`;

/** Keeps the newest head of each log, so that a missing tail is noticed and not only a hole. */
@Injectable()
export class HeadsListener implements OnApplicationBootstrap, OnModuleDestroy {
  private looking: NodeJS.Timeout | undefined;

  constructor(
    @Inject(WORKER_POOL) private readonly pool: pg.Pool,
    private readonly worker: WorkerState,
  ) {}

  /** The bus comes up after the application, and in a worker only. */
  onApplicationBootstrap(): void {
    if (this.worker.problem === null) return;
    this.looking = setInterval(() => {
      if (this.worker.bus) this.listen();
    }, lookForBusEvery).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.looking);
  }

  /** A head that can not be written now is told again within seconds. */
  async keep({ store, epoch, number }: StreamHeadMessage): Promise<void> {
    await this.pool.query(keepHead, [store, epoch, number]);
  }

  private listen(): void {
    clearInterval(this.looking);
    for (const producer of producers) this.worker.bus?.onHead(producer as Producer, (head) => this.hear(head));
  }

  private hear(head: StreamHeadMessage): void {
    this.keep(head).catch(() => undefined);
  }
}
