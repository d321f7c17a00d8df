import { API_POOL } from '@motcua/platform';
import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import { inWards } from '../in-wards.query';

export interface HandOverDue {
  dossierId: string;
  handOverBy: string;
}

/** Dossiers that should be at the office and are not; the caller's ward. */
@Injectable()
export class HandOversDue {
  constructor(@Inject(API_POOL) private readonly pool: pg.Pool) {}

  /** Longest overdue first, at most a thousand. */
  of(wardCode: string): Promise<HandOverDue[]> {
    return inWards(this.pool, [wardCode], async (client) => {
      const { rows } = await client.query(
        `select fired.dossier_id, fired.data->>'dueAt' as due_at
         from log.events fired
         where fired.ward_code = $1 and fired.type = 'HandOverTimerFired'
           and not exists (
             select from log.events later
             where later.ward_code = fired.ward_code and later.stream_id = fired.stream_id
               and later.type in ('DossierHandedOver', 'DossierForwarded'))
         order by due_at, fired.log_position
         limit 1000`,
        [wardCode],
      );
      return rows.map(({ dossier_id, due_at }) => ({ dossierId: dossier_id, handOverBy: due_at }));
    });
  }
}
