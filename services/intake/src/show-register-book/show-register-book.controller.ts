import { type RegisterBook, registerBooks, UnitCodeField } from '@motcua/contracts';
import { type Scope, UnknownStream } from '@motcua/event-sourcing';
import { API_POOL, InScope, Requires } from '@motcua/platform';
import { Controller, Get, Header, Inject, Param, Query } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import type pg from 'pg';
import { inWards } from '../in-wards.query';

const mostShown = 1_000;

class RegisterBookPath {
  @ApiProperty() @UnitCodeField() ward: string;
  @ApiProperty({ enum: registerBooks }) @IsIn([...registerBooks]) book: RegisterBook;
  @ApiProperty({ example: 2026 }) @Type(() => Number) @IsInt() @Min(1_900) @Max(2_999) year: number;
}

class RegisterBookQuery {
  @ApiPropertyOptional({ description: 'The first number; else the last thousand are shown' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  from?: number;
}

interface RegisterBookEntry {
  number: number;
  settledAt: string;
  dossierId: string;
  dossierCode: string;
  procedureCode: string;
  copies: number;
  pages: number;
  feeCollected: number;
}

interface EntryRow {
  number: number;
  settled_at: Date;
  dossier_id: string;
  dossier_code: string;
  procedure_code: string;
  copies: number;
  pages: number;
  fee_collected: number;
}

@Controller('wards/:ward/register-books/:book/:year')
export class ShowRegisterBookController {
  constructor(@Inject(API_POOL) private readonly pool: pg.Pool) {}

  /** At most a thousand lines, ascending; `last` is the last number of the book. */
  @Get()
  @Header('cache-control', 'no-store')
  @Requires('dossier.read')
  async show(
    @InScope() scope: Scope,
    @Param() { ward, book, year }: RegisterBookPath,
    @Query() { from }: RegisterBookQuery,
  ): Promise<{ last: number; entries: RegisterBookEntry[] }> {
    if (!scope.wards.includes(ward)) throw new UnknownStream();
    return inWards(this.pool, [ward], async (client) => {
      const place = [ward, book, year];
      const ofBook = 'from register_book_entries where ward_code = $1 and book = $2 and year = $3';
      const { rows: lasts } = await client.query(`select coalesce(max(number), 0) as last ${ofBook}`, place);
      const last = lasts[0].last as number;
      const first = from ?? Math.max(1, last - mostShown + 1);
      const { rows } = await client.query<EntryRow>(`select * ${ofBook} and number >= $4 order by number limit $5`, [
        ...place,
        first,
        mostShown,
      ]);
      return { last, entries: rows.map(entryOf) };
    });
  }
}

const entryOf = (row: EntryRow): RegisterBookEntry => ({
  number: row.number,
  settledAt: row.settled_at.toISOString(),
  dossierId: row.dossier_id,
  dossierCode: row.dossier_code,
  procedureCode: row.procedure_code,
  copies: row.copies,
  pages: row.pages,
  feeCollected: row.fee_collected,
});
