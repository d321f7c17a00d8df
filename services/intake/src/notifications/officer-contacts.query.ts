import { API_POOL } from '@motcua/platform';
import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import { inWards } from '../in-wards.query';
import { Vault } from '../vault/vault.query';

/** Where somebody is reached. */
export interface Contact {
  email?: string;
  phone?: string;
}

export interface OfficerContact extends Contact {
  officerId: string;
}

const placeOf = (officerId: string): string => `officer ${officerId}`;

/** Where officers are reached: sealed under their ward's key, changed and forgotten without an event. */
@Injectable()
export class OfficerContacts {
  constructor(
    @Inject(API_POOL) private readonly pool: pg.Pool,
    private readonly vault: Vault,
  ) {}

  async keep(ward: string, officerId: string, leads: boolean, contact: Contact): Promise<void> {
    const sealed = await this.vault.sealOfWard(ward, placeOf(officerId), contact);
    await inWards(this.pool, [ward], (client) =>
      client.query(
        `insert into officer_contacts (ward_code, officer_id, leads, sealed) values ($1, $2, $3, $4)
         on conflict (ward_code, officer_id) do update set leads = excluded.leads, sealed = excluded.sealed`,
        [ward, officerId, leads, sealed],
      ),
    );
  }

  async forget(ward: string, officerId: string): Promise<void> {
    await inWards(this.pool, [ward], (client) =>
      client.query('delete from officer_contacts where ward_code = $1 and officer_id = $2', [ward, officerId]),
    );
  }

  async of(ward: string, officerId: string): Promise<OfficerContact[]> {
    return this.open(ward, 'officer_id = $2', [officerId]);
  }

  async ofLeaders(ward: string): Promise<OfficerContact[]> {
    return this.open(ward, 'leads', []);
  }

  private async open(ward: string, condition: string, values: string[]): Promise<OfficerContact[]> {
    const { rows } = await inWards(this.pool, [ward], (client) =>
      client.query<{ officer_id: string; sealed: string }>(
        `select officer_id, sealed from officer_contacts where ward_code = $1 and ${condition} order by officer_id`,
        [ward, ...values],
      ),
    );
    return Promise.all(
      rows.map(async ({ officer_id: officerId, sealed }) => {
        const contact = (await this.vault.openOfWard(ward, placeOf(officerId), sealed)) as Contact | undefined;
        return { officerId, ...contact };
      }),
    );
  }
}
