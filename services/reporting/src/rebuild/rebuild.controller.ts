import { Problem, Requires, WorkerState } from '@motcua/platform';
import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { RebuildProjection, type RebuildProgress } from './rebuild.projection';

/** Folds all figures anew from what was heard, beside those that are read. */
@Controller('rebuild')
export class RebuildController {
  constructor(
    private readonly rebuild: RebuildProjection,
    private readonly worker: WorkerState,
  ) {}

  @Post()
  @HttpCode(202)
  @Requires('operations.run')
  @ApiOperation({ summary: 'Dựng lại số liệu từ sự kiện' })
  async start(): Promise<RebuildProgress> {
    // Long work: it must not hold up a process that answers people.
    this.worker.requireBus();
    return this.rebuild.start();
  }

  @Get()
  @Requires('operations.run')
  @ApiOperation({ summary: 'Tiến độ dựng lại' })
  async show(): Promise<RebuildProgress> {
    const progress = await this.rebuild.progress();
    if (!progress) throw new Problem(404, 'no-rebuild', 'Chưa có lần dựng lại số liệu nào.');
    return progress;
  }
}
