import type { SlipName } from '@motcua/contracts';
import { API_POOL } from '@motcua/platform';
import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import { inWards } from '../in-wards.query';
import { NumberLine } from '../number-line.fragment';
import { paperYearOf } from './paper-number.fragment';

/** The ward's book of each form: numbers without gaps, each taken once by the commit of what it numbers. */
@Injectable()
export class PaperNumbers {
  private readonly line = new NumberLine('paper_numbers_pkey');

  constructor(@Inject(API_POOL) private readonly pool: pg.Pool) {}

  /** Errors: those of `NumberLine.inLine`. */
  inLine<T>(
    ward: string,
    form: SlipName,
    now: string,
    take: (lastNumbers: ReadonlyMap<number, number>) => Promise<T>,
  ): Promise<T> {
    return this.line.inLine(`${ward} ${form}`, async () => take(await this.lastNumbers(ward, form, paperYearOf(now))));
  }

  /** Of this year and the next, which may begin before the act is decided. */
  private async lastNumbers(ward: string, form: SlipName, year: number): Promise<ReadonlyMap<number, number>> {
    return inWards(this.pool, [ward], async (client) => {
      const { rows } = await client.query<{ year: number; last: number }>(
        `select y as year, (
           select coalesce(max(number), 0) from paper_numbers where ward_code = $1 and form = $2 and year = y) as last
         from unnest($3::integer[]) as y`,
        [ward, form, [year, year + 1]],
      );
      return new Map(rows.map(({ year: of, last }) => [of, last]));
    });
  }
}
