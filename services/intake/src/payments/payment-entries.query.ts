import { UnknownStream } from '@motcua/event-sourcing';
import { API_POOL } from '@motcua/platform';
import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import type { CounterEntry } from '../close-counter-day/counter-day.fold';
import type { OurEntry } from '../compare-statement/compare-statement.fold';
import { inWards } from '../in-wards.query';

interface Found {
  dossierId: string;
  kind: 'charge' | 'refund';
}

export interface NotApplied {
  dossierId: string;
  chargeId: string;
  providerCode: string;
  reference: string;
  /** Whole đồng. */
  remainder: number;
  paidOn: string;
}

/** Lists of what was charged, paid and given back. */
@Injectable()
export class PaymentEntries {
  constructor(@Inject(API_POOL) private readonly pool: pg.Pool) {}

  /** Errors: `UnknownStream` for a charge that this platform never made. */
  async placeOf(chargeId: string): Promise<{ wardCode: string; dossierId: string }> {
    return inWards(this.pool, [], async (client) => {
      await client.query("select set_config('app.charge', $1, true)", [chargeId]);
      const { rows } = await client.query(
        `select ward_code, dossier_id from payment_entries where charge_id = $1 and kind = 'charged'`,
        [chargeId],
      );
      const [row] = rows;
      if (!row) throw new UnknownStream();
      return { wardCode: row.ward_code, dossierId: row.dossier_id };
    });
  }

  /** Those of the ids that are a charge of the ward, or a refund that it ordered from the provider. */
  async named(ward: string, providerCode: string, ids: readonly string[]): Promise<Map<string, Found>> {
    return inWards(this.pool, [ward], async (client) => {
      const { rows } = await client.query(
        `select charge_id::text as id, dossier_id, 'charge' as kind from payment_entries
         where ward_code = $1 and kind = 'charged' and charge_id = any ($2::uuid[])
         union all
         select reference, dossier_id, 'refund' from payment_entries
         where ward_code = $1 and kind = 'refund-ordered' and provider_code = $3 and reference = any ($4::text[])`,
        [ward, ids, providerCode, ids],
      );
      return new Map(rows.map(({ id, dossier_id, kind }) => [id, { dossierId: dossier_id, kind }]));
    });
  }

  /** What came and went through a provider on a day by its clock, and what of other days has one of the names. */
  async atProvider(
    ward: string,
    { providerCode, day, names }: { providerCode: string; day: string; names: readonly string[] },
  ): Promise<{ ofDay: OurEntry[]; elsewhere: OurEntry[] }> {
    return inWards(this.pool, [ward], async (client) => {
      const { rows } = await client.query<{ reference: string; amount: number; of_day: boolean }>(
        `select distinct reference, case when kind = 'refunded' then -amount else amount end as amount, paid_on = $3 as of_day
         from payment_entries
         where ward_code = $1 and provider_code = $2 and kind in ('paid', 'not-applied', 'refunded')
           and (paid_on = $3 or reference = any ($4))`,
        [ward, providerCode, day, names],
      );
      const { true: ofDay = [], false: elsewhere = [] } = Object.groupBy(rows, ({ of_day }) => `${of_day}` as const);
      return { ofDay, elsewhere };
    });
  }

  /** What was recorded at a counter on a day. */
  async atCounter(ward: string, counterCode: string, day: string): Promise<CounterEntry[]> {
    return inWards(this.pool, [ward], async (client) => {
      const { rows } = await client.query<CounterEntry>(
        `select kind, provider_code = '' as cash, amount, reference from payment_entries
         where ward_code = $1 and counter_code = $2 and recorded_on = $3 and kind in ('paid', 'refunded')`,
        [ward, counterCode, day],
      );
      return rows;
    });
  }

  /** Money that settles no charge and was not given back, the oldest first; at most 1,000. */
  async notApplied(ward: string): Promise<NotApplied[]> {
    return inWards(this.pool, [ward], async (client) => {
      const { rows } = await client.query<NotApplied>(
        `select dossier_id as "dossierId", charge_id as "chargeId", provider_code as "providerCode", reference,
           amount - returned as remainder, paid_on as "paidOn"
         from payment_entries e, lateral (
           select coalesce(sum(r.amount), 0)::bigint as returned from payment_entries r
           where r.charge_id = e.charge_id and r.kind = 'refund-ordered' and r.provider_code = e.provider_code
             and r.of_payment = e.reference) back
         where ward_code = $1 and kind = 'not-applied' and amount > returned
           and not exists (select from payment_entries p where p.ward_code = e.ward_code
             and p.provider_code = e.provider_code and p.reference = e.reference and p.kind = 'paid'
             and p.dossier_id = e.dossier_id)
         order by paid_on, reference limit 1000`,
        [ward],
      );
      return rows;
    });
  }
}
