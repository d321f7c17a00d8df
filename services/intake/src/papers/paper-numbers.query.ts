import type { SlipName } from '@motcua/contracts';
import { AppendConflict } from '@motcua/event-sourcing';
import { API_POOL } from '@motcua/platform';
import { Inject, Injectable } from '@nestjs/common';
import pg from 'pg';
import { inWards } from '../in-wards.query';
import { paperYearOf } from './paper-number.fragment';

const tries = 10;

const isTaken = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code === '23505' && error.constraint === 'paper_numbers_pkey';

/** The ward's book of each form: numbers without gaps, each taken once by the commit of what it numbers. */
@Injectable()
export class PaperNumbers {
  /** The end of the line for each book. */
  private readonly lines = new Map<string, Promise<unknown>>();

  constructor(@Inject(API_POOL) private readonly pool: pg.Pool) {}

  /**
   * One after the other in this process, since two with one number could not both commit. Where another process took it,
   * `take` is tried again with the book as it is then. Errors: `AppendConflict`, and those of `take`.
   */
  inLine<T>(
    ward: string,
    form: SlipName,
    now: string,
    take: (lastNumbers: ReadonlyMap<number, number>) => Promise<T>,
  ): Promise<T> {
    const book = `${ward} ${form}`;
    const before = this.lines.get(book) ?? Promise.resolve();
    const taken = before.then(() => this.tryToTake(ward, form, now, take));
    const done = taken.then(
      () => undefined,
      () => undefined,
    );
    this.lines.set(book, done);
    void done.then(() => {
      if (this.lines.get(book) === done) this.lines.delete(book);
    });
    return taken;
  }

  private async tryToTake<T>(
    ward: string,
    form: SlipName,
    now: string,
    take: (lastNumbers: ReadonlyMap<number, number>) => Promise<T>,
  ): Promise<T> {
    for (let attempt = 1; attempt <= tries; attempt += 1) {
      try {
        return await take(await this.lastNumbers(ward, form, paperYearOf(now)));
      } catch (error) {
        if (!isTaken(error)) throw error;
      }
    }
    throw new AppendConflict();
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
