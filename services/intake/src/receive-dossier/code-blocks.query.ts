import { API_POOL } from '@motcua/platform';
import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import { inWards } from '../in-wards.query';

export interface CodeBlock {
  /** Ward-local. */
  day: string;
  first: number;
  last: number;
  counterCode: string;
}

/** Day sequences that are set aside for a counter. */
@Injectable()
export class CodeBlocks {
  constructor(@Inject(API_POOL) private readonly pool: pg.Pool) {}

  /** From the ward's own sequence of that day, so nobody else gets them. */
  async reserve(ward: string, day: string, count: number, counterCode: string): Promise<CodeBlock> {
    return inWards(this.pool, [ward], async (client) => {
      const { rows } = await client.query('select draw_dossier_codes($1, $2::date, $3) as last', [ward, day, count]);
      const last = rows[0].last as number;
      const first = last - count + 1;
      await client.query(
        'insert into code_blocks (ward_code, day, first, last, counter_code) values ($1, $2, $3, $4, $5)',
        [ward, day, first, last, counterCode],
      );
      return { day, first, last, counterCode };
    });
  }

  async from(ward: string, day: string): Promise<CodeBlock[]> {
    const { rows } = await inWards(this.pool, [ward], (client) =>
      client.query<{ day: string; first: number; last: number; counter_code: string }>(
        `select day, first, last, counter_code from code_blocks
         where ward_code = $1 and day >= $2 order by day, first limit 1000`,
        [ward, day],
      ),
    );
    return rows.map(({ counter_code: counterCode, ...block }) => ({ ...block, counterCode }));
  }
}
