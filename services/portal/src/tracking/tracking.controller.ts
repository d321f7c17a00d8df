import { Requires } from '@motcua/platform';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { TrackingQuery } from './tracking.query';
import { askingPage, awayPage, progressPage, unknownPage } from './tracking-page.fragment';

const send = (reply: FastifyReply, status: number, page: string): void => {
  void reply.status(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page);
};

/** Where the QR code of a paper leads: a page that works without scripts, on any phone. */
@Controller('tra-cuu')
export class TrackingController {
  constructor(private readonly tracking: TrackingQuery) {}

  /** The field; what is typed there, a token or a whole link, leads to its page. */
  @Get()
  @Requires('nobody in particular')
  ask(@Query('ma') typed: unknown, @Res() reply: FastifyReply): void {
    if (typeof typed !== 'string') return send(reply, 200, askingPage());
    const token = typed.trim().replace(/\/+$/, '').split('/').at(-1) as string;
    if (!/^[\w-]+$/.test(token)) return send(reply, 404, unknownPage());
    void reply.header('cache-control', 'no-store').redirect(`/tra-cuu/${token}`, 303);
  }

  @Get(':token')
  @Requires('nobody in particular')
  async show(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const answer = await this.tracking.ask(token);
    if (answer === 'unknown') return send(reply, 404, unknownPage());
    if (answer === 'away') return send(reply.header('retry-after', '2'), 503, awayPage());
    send(reply, 200, progressPage(answer));
  }
}
