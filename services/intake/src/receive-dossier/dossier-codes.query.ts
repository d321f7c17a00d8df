import { wardDayOf } from '@motcua/deadline';
import { Gather } from '@motcua/event-sourcing';
import { API_POOL, ReferenceData } from '@motcua/platform';
import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';

interface Draw {
  wardCode: string;
  day: string;
}

/** Of a ward that reference data does not name: nothing official, and visibly so. */
const unknownPrefix = (wardCode: string): string => `H00.00.${wardCode}`;

export const prefixOf = ({ units }: Pick<ReferenceData, 'units'>, wardCode: string): string =>
  units.get(wardCode)?.dossierCodePrefix ?? unknownPrefix(wardCode);

/** `H01.11.07-251001-0001`: unit, day of receipt, day sequence of at least four digits (TT 03/2025; regulations §2.5). */
export const formatDossierCode = (prefix: string, day: string, sequence: number): string =>
  `${prefix}-${day.slice(2).replaceAll('-', '')}-${String(sequence).padStart(4, '0')}`;

/** Day and sequence of a code of this ward's own kind. */
const takenIn = (code: string, prefix: string): { day: string; sequence: number }[] => {
  if (!code.startsWith(`${prefix}-`)) return [];
  const [, year, month, day, sequence] = /^(\d\d)(\d\d)(\d\d)-(\d{4,9})$/.exec(code.slice(prefix.length + 1)) ?? [];
  return sequence === undefined ? [] : [{ day: `20${year}-${month}-${day}`, sequence: Number(sequence) }];
};

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
    return formatDossierCode(prefixOf(this.reference, wardCode), day, sequence);
  }

  /** Codes that a register brings for today or later are not given out again. */
  async skip(wardCode: string, codes: readonly string[], now: string): Promise<void> {
    const prefix = prefixOf(this.reference, wardCode);
    const today = wardDayOf(now);
    const taken = codes.flatMap((code) => takenIn(code, prefix)).filter(({ day }) => day >= today);
    if (taken.length === 0) return;
    await this.pool.query(
      `insert into dossier_code_sequences as sequence (ward_code, day, last)
       select $1, day, max(taken) from unnest($2::date[], $3::integer[]) as row (day, taken) group by day order by day
       on conflict (ward_code, day) do update set last = greatest(sequence.last, excluded.last)`,
      [wardCode, taken.map(({ day }) => day), taken.map(({ sequence }) => sequence)],
    );
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
