import type { Inbox, ParkedEvent } from '@motcua/messaging';
import { parkEvent } from '@motcua/platform';
import type pg from 'pg';

/** Reporting asks for every event and keeps it whole with its effect (`dossier-facts`), so nothing is passed over. */
export class ReportingInbox implements Inbox {
  constructor(private readonly pool: pg.Pool) {}

  async ignore(): Promise<void> {
    throw new Error('reporting hears everything; an event without a listener is a mistake in its module');
  }

  async park(event: ParkedEvent): Promise<void> {
    await parkEvent(this.pool, event);
  }
}
