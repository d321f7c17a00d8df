import { Problem, Requires } from '@motcua/platform';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Answer, FiguresQuery } from './figures.query';

/** These segments would climb out of the path when the URL is built, however they are escaped. */
const climbs = (segment: string): boolean => segment === '.' || segment === '..';

/** Once or not at all: a parameter that comes twice is left out, and reporting says what is missing. */
const only = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Wards and figures for the page. Totals without names; open to everyone until sign-in arrives. */
@Controller('api/wards')
export class FiguresController {
  constructor(private readonly figures: FiguresQuery) {}

  @Get()
  @Requires('nobody in particular')
  async wards(@Res() reply: FastifyReply): Promise<void> {
    pass(await this.figures.ask('/wards'), reply);
  }

  @Get(':ward/summary')
  @Requires('nobody in particular')
  async summary(
    @Param('ward') ward: string,
    @Query() query: Record<string, unknown>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (climbs(ward)) throw new Problem(404, 'unknown-ward', 'Không tìm thấy đơn vị này; hãy kiểm tra tên hoặc mã.');
    const { from, to, by, asOf } = query;
    const asked = { from: only(from), to: only(to), by: only(by), asOf: only(asOf) };
    pass(await this.figures.ask(`/wards/${encodeURIComponent(ward)}/summary`, asked), reply);
  }
}

const pass = ({ status, contentType, retryAfter, body }: Answer, reply: FastifyReply): void => {
  void reply.status(status).type(contentType).header('cache-control', 'no-store');
  if (retryAfter !== null) void reply.header('retry-after', retryAfter);
  void reply.send(body);
};
