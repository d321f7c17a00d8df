import { Log } from '@motcua/event-sourcing';
import { Body, Controller, Get, Inject, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsInt, Matches, Min } from 'class-validator';
import type pg from 'pg';
import { v7 } from 'uuid';
import { Problem } from './problem';
import { Requires } from './requests';
import { retryParked } from './parked';
import type { LogDefinition, ServiceDefinition } from './service';
import { DEFINITION, LOGS, WORKER_POOL } from './tokens';
import { WorkerState } from './worker-state';

class RepublishRequest {
  @ApiProperty({ description: 'The log, e.g. intake' }) @Matches(/^[a-z]+$/) store: string;
  @ApiProperty({ description: 'The service that asks' })
  @IsIn(['intake', 'processing', 'digitization', 'reporting'])
  service: string;
  @ApiProperty() @IsInt() @Min(1) from: number;
  @ApiProperty() @IsInt() @Min(1) to: number;
}

/** What an operator asks of a service's log; answered by its worker. */
@Controller('operations')
export class OperationsController {
  constructor(
    @Inject(WORKER_POOL) private readonly pool: pg.Pool,
    @Inject(LOGS) private readonly logs: LogDefinition[],
    private readonly worker: WorkerState,
    @Inject(DEFINITION) private readonly definition: ServiceDefinition,
  ) {}

  /** Head of each log, and published events that were kept from the relay. */
  @Get('logs')
  @Requires('operations.run')
  async showLogs(): Promise<object[]> {
    return Promise.all(
      this.logs.map(async ({ schema }) => {
        const log = new Log(this.pool, schema);
        return { ...(await log.head()), age: await log.age('dossiers'), withheld: await log.withheld() };
      }),
    );
  }

  /** Ranges of numbers heard from each log; a gap between two ranges is a hole. */
  @Get('heard')
  @Requires('operations.run')
  async showHeard(): Promise<object[]> {
    const tables = ['reference_data', ...this.logs.filter(({ schema }) => schema === 'log').map(() => 'log.inbox')];
    const ranges = await Promise.all(tables.map((table) => heardRanges(this.pool, table)));
    return [...ranges.flat(), ...((await this.definition.heard?.(this.pool)) ?? [])];
  }

  /** Says numbers of a log again to one service, on a subject below live traffic. */
  @Post('republish')
  @Requires('operations.run')
  async republish(@Body() { store, service, from, to }: RepublishRequest): Promise<object> {
    const definition = this.logs.find((log) => log.store === store);
    if (!definition) throw new Problem(404, 'unknown-log', `Dịch vụ này không có nhật ký "${store}".`);
    const bus = this.worker.requireBus();
    const log = new Log(this.pool, definition.schema);
    const request = v7();
    let count = 0;
    for (let after = from - 1; after < to; ) {
      const events = (await log.after(after, Math.min(500, to - after))).filter(({ number }) => number <= to);
      if (events.length === 0) break;
      await bus.republish(service, definition.producer, events, request);
      count += events.length;
      after = events.at(-1)?.number ?? to;
    }
    return { republished: count };
  }

  /** Gives this service's parked events back to it; what still fails is parked again. */
  @Post('retry-parked')
  @Requires('operations.run')
  async retryParked(): Promise<object> {
    return { retried: await retryParked(this.pool, this.worker.requireBus(), this.definition.name, v7()) };
  }
}

export interface NumbersHeard {
  store: string;
  epoch: number;
  from: number;
  to: number;
}

export const heardRanges = async (pool: pg.Pool, table: string): Promise<NumbersHeard[]> => {
  const { rows } = await pool.query(
    `select store, epoch, min(number) as "from", max(number) as "to" from (
       select store, epoch, number, number - row_number() over (partition by store, epoch order by number) as island
       from ${table}
     ) numbered group by store, epoch, island order by store, epoch, min(number)`,
  );
  return rows;
};
