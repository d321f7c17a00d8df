import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Requires } from './requests';

export interface Readiness {
  ready: boolean;
  /** Each part with what is wrong with it, or null. */
  parts: Record<string, string | null>;
  /** Milliseconds since the broker stored a message for this process; null where it does not talk to the broker. */
  brokerStoredAgo?: number | null;
}

export abstract class HealthCheck {
  abstract check(): Promise<Readiness>;
}

@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthCheck) {}

  /** Only that the event loop turns. */
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
