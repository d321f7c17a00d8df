import { WORKER_POOL } from '@motcua/platform';
import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import { dossierStream } from '../dossier.state';

export interface Receiver {
  wardCode: string;
  dossierId: string;
}

/** Who received a dossier first that was forwarded to the ward that leads it, as far as this log knows. */
@Injectable()
export class Receivers {
  constructor(@Inject(WORKER_POOL) private readonly pool: pg.Pool) {}

  async of(wardCode: string, dossierId: string): Promise<Receiver | null> {
    const { rows } = await this.pool.query({
      name: 'receiver_of_forwarded',
      text: `
        select forwarded.ward_code, forwarded.dossier_id
        from log.events received
        join log.events forwarded
          on forwarded.type = 'DossierForwarded' and forwarded.dossier_id = (received.data->>'forwardedFrom')::uuid
        where received.ward_code = $1 and received.stream_id = $2 and received.type = 'DossierReceived'`,
      values: [wardCode, dossierStream.streamId(dossierId)],
    });
    return rows[0] ? { wardCode: rows[0].ward_code, dossierId: rows[0].dossier_id } : null;
  }
}
