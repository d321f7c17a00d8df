import type { NotificationOccasion, NotificationRecipient } from '@motcua/contracts';
import { type Scope, UnknownStream } from '@motcua/event-sourcing';
import { Act, type ActRequest, API_POOL, InScope, Problem, Requires } from '@motcua/platform';
import { Controller, Get, Header, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type pg from 'pg';
import { inWards } from '../in-wards.query';
import { inOwnWard } from '../own-ward.fragment';

const mostShown = 500;

interface OpenNotification {
  id: string;
  dossierId: string;
  occasion: NotificationOccasion;
  recipient: NotificationRecipient;
  state: 'waiting' | 'failed';
  attempts: number;
  nextTryAt: string | null;
}

interface NotificationRow {
  id: string;
  dossier_id: string;
  occasion: NotificationOccasion;
  recipient: NotificationRecipient;
  failed: boolean;
  attempts: number;
  send_at: Date;
}

/** Who is still to be told; what was sent stands in each dossier. */
@Controller('wards/:ward/notifications')
export class ListNotificationsController {
  constructor(@Inject(API_POOL) private readonly pool: pg.Pool) {}

  /** Failed ones first, at most five hundred. */
  @Get()
  @Header('cache-control', 'no-store')
  @Requires('notification.read')
  async list(@InScope() scope: Scope, @Param('ward') ward: string): Promise<{ notifications: OpenNotification[] }> {
    if (!scope.wards.includes(ward)) throw new UnknownStream();
    const { rows } = await inWards(this.pool, [ward], (client) =>
      client.query<NotificationRow>(
        `select id, dossier_id, occasion, recipient, failed, attempts, send_at from notifications
         where ward_code = $1 order by failed desc, send_at limit $2`,
        [ward, mostShown],
      ),
    );
    return { notifications: rows.map(openNotificationOf) };
  }

  /** One that was given up is tried again from the start. */
  @Post(':id/retry')
  @HttpCode(204)
  @Requires('notification.retry')
  async retry(@Act() asked: ActRequest, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    const { ward } = inOwnWard(asked);
    const { rowCount } = await inWards(this.pool, [ward], (client) =>
      client.query(
        `update notifications set failed = false, attempts = 0, send_at = now()
         where ward_code = $1 and id = $2 and failed`,
        [ward, id],
      ),
    );
    if (rowCount === 0) throw new Problem(404, 'not-found', 'Không có thông báo chưa gửi được nào mang mã này.');
  }
}

const openNotificationOf = (row: NotificationRow): OpenNotification => ({
  id: row.id,
  dossierId: row.dossier_id,
  occasion: row.occasion,
  recipient: row.recipient,
  state: row.failed ? 'failed' : 'waiting',
  attempts: row.attempts,
  nextTryAt: row.failed ? null : row.send_at.toISOString(),
});
