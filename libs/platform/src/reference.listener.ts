import type { Envelope } from '@motcua/contracts';
import { HearsAll } from '@motcua/messaging';
import { Controller, Inject } from '@nestjs/common';
import type pg from 'pg';
import { ReferenceData } from './reference-data';
import { WORKER_POOL } from './tokens';

/** Keeps the service's own copy of reference data; its table is the inbox too, so hearing twice changes nothing. */
@Controller()
export class ReferenceListener {
  constructor(
    @Inject(WORKER_POOL) private readonly pool: pg.Pool,
    private readonly reference: ReferenceData,
  ) {}

  @HearsAll('reference')
  async keep(events: Envelope[]): Promise<void> {
    const rows = events.map(({ id, store, epoch, number, type, version, data }) => ({
      event_id: id,
      store,
      epoch,
      number,
      type,
      version,
      data,
    }));
    await this.pool.query(
      `insert into reference_data (event_id, store, epoch, number, type, version, data)
       select event_id, store, epoch, number, type, version, data
       from jsonb_populate_recordset(null::reference_data, $1::jsonb)
       on conflict do nothing`,
      [JSON.stringify(rows)],
    );
    await this.reference.refresh();
  }
}
