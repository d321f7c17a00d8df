import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Requires } from './requests';

export interface Readiness {
  ready: boolean;
  /** Each part with what is wrong with it, or null. */
  parts: Record<string, string | null>;
}

export abstract class HealthCheck {
  abstract check(): Promise<Readiness>;
}

/** An accepting service is ready with its own database and reference data; the broker is reported, never required. */
@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthCheck) {}

  @Get('live')
  @Requires('nobody in particular')
  live(): object {
    return { live: true };
  }

  @Get('ready')
  @Requires('nobody in particular')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const readiness = await this.health.check();
    void reply.status(readiness.ready ? 200 : 503);
    return readiness;
  }
}
