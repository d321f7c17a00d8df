import type { EnvelopeAttributes } from '@motcua/contracts';
import type { Inbox, ParkedEvent } from '@motcua/messaging';
import type pg from 'pg';
import { inboxRowOf } from './heard';
import { parkEvent } from './parked';

/** The inbox of a service with a log of its own: numbers of what it heard, and what it could not handle. */
export class LogInbox implements Inbox {
  constructor(
    private readonly pool: pg.Pool,
    private readonly schema: string,
  ) {}

  async ignore(events: EnvelopeAttributes[]): Promise<void> {
    const rows = events.map(inboxRowOf).map((row) => ({
      event_id: row.eventId,
      producer: row.producer,
      store: row.store,
      epoch: row.epoch,
      number: row.number,
      recorded_at: row.recordedAt,
    }));
    await this.pool.query(
      `insert into ${this.schema}.inbox (event_id, producer, store, epoch, number, recorded_at)
       select event_id, producer, store, epoch, number, recorded_at
       from jsonb_populate_recordset(null::${this.schema}.inbox, $1::jsonb) order by event_id
       on conflict do nothing`,
      [JSON.stringify(rows)],
    );
  }

  async park(event: ParkedEvent): Promise<void> {
    await parkEvent(this.pool, event);
  }
}
