import { wardDayOf } from '@motcua/deadline';
import { Gather } from '@motcua/event-sourcing';
import { API_POOL, ReferenceData } from '@motcua/platform';
import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';

interface Draw {
  wardCode: string;
  day: string;
}

/** The prefix of a ward that reference data does not name: nothing official, and visibly so. */
const unknownPrefix = (wardCode: string): string => `H00.00.${wardCode}`;

/** `H01.11.07-251001-0001`: unit, day of receipt, day sequence of at least four digits (TT 03/2025; regulations §2.5). */
export const formatDossierCode = (prefix: string, day: string, sequence: number): string =>
  `${prefix}-${day.slice(2).replaceAll('-', '')}-${String(sequence).padStart(4, '0')}`;

/** Draws codes: unique per ward and day under concurrency; those who ask together are served by one statement. */
@Injectable()
export class DossierCodes {
  private readonly draws: Gather<Draw, number>;

  constructor(
    @Inject(API_POOL) private readonly pool: pg.Pool,
    private readonly reference: ReferenceData,
  ) {
    this.draws = new Gather((draws) => this.drawAll(draws));
  }

  async draw(wardCode: string, at: string): Promise<string> {
    const day = wardDayOf(at);
    const sequence = await this.draws.one({ wardCode, day });
    const prefix = this.reference.units.get(wardCode)?.dossierCodePrefix ?? unknownPrefix(wardCode);
    return formatDossierCode(prefix, day, sequence);
  }

  private async drawAll(draws: Draw[]): Promise<number[]> {
    const groups = [...Map.groupBy(draws, ({ wardCode, day }) => `${wardCode} ${day}`).values()];
    const { rows } = await this.pool.query({
      name: 'draw_dossier_codes',
      text: 'select draw_dossier_codes($1::text[], $2::date[], $3::integer[]) as last',
      values: [
        groups.map(([first]) => (first as Draw).wardCode),
        groups.map(([first]) => (first as Draw).day),
        groups.map(({ length }) => length),
      ],
    });
    const drawn = new Map<Draw, number>();
    groups.forEach((group, at) => {
      group.forEach((draw, index) => drawn.set(draw, rows[0].last[at] - group.length + 1 + index));
    });
    return draws.map((draw) => drawn.get(draw) as number);
  }
}
