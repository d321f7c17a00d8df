import { API_POOL } from '@motcua/platform';
import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import { inWards } from '../in-wards.query';

export interface FoundByCode {
  dossierId: string;
  /** Null: the dossier's own code. */
  systemCode: string | null;
}

@Injectable()
export class DossiersByCode {
  constructor(@Inject(API_POOL) private readonly pool: pg.Pool) {}

  async ofAlias(ward: string, systemCode: string, code: string): Promise<string | undefined> {
    const { rows } = await inWards(this.pool, [ward], (client) =>
      client.query<{ dossier_id: string }>(
        'select dossier_id from dossier_aliases where ward_code = $1 and system_code = $2 and code = $3',
        [ward, systemCode, code],
      ),
    );
    return rows[0]?.dossier_id;
  }

  /** Own codes first; two systems may know two dossiers by one code. */
  async find(ward: string, code: string): Promise<FoundByCode[]> {
    const { rows } = await inWards(this.pool, [ward], (client) =>
      client.query<{ dossier_id: string; system_code: string | null }>(
        `select dossier_id, null as system_code from issued_codes where ward_code = $1 and dossier_code = $2
         union all
         select dossier_id, system_code from dossier_aliases where ward_code = $1 and code = $2`,
        [ward, code],
      ),
    );
    return rows.map(({ dossier_id: dossierId, system_code: systemCode }) => ({ dossierId, systemCode }));
  }
}
