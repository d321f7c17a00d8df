import { wardDayOf } from '@motcua/deadline';
import { API_POOL, ReferenceData } from '@motcua/platform';
import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';

interface Waiting {
  resolve: (sequence: number) => void;
  reject: (error: unknown) => void;
}

/** The prefix of a ward that reference data does not name: nothing official, and visibly so. */
const unknownPrefix = (wardCode: string): string => `H00.00.${wardCode}`;

/** `H01.11.07-251001-0001`: unit, day of receipt, day sequence of at least four digits (TT 03/2025; regulations §2.5). */
export const formatDossierCode = (prefix: string, day: string, sequence: number): string =>
  `${prefix}-${day.slice(2).replaceAll('-', '')}-${String(sequence).padStart(4, '0')}`;

/** Draws codes: unique per ward and day under concurrency; those who ask together are served by one statement. */
@Injectable()
export class DossierCodes {
  private readonly waiting = new Map<string, Waiting[]>();

  constructor(
    @Inject(API_POOL) private readonly pool: pg.Pool,
    private readonly reference: ReferenceData,
  ) {}

  async draw(wardCode: string, at: string): Promise<string> {
    const day = wardDayOf(at);
    const sequence = await new Promise<number>((resolve, reject) => {
      const key = `${wardCode} ${day}`;
      const others = this.waiting.get(key);
      if (others) {
        others.push({ resolve, reject });
        return;
      }
      this.waiting.set(key, [{ resolve, reject }]);
      setImmediate(() => void this.serve(key, wardCode, day));
    });
    const prefix = this.reference.units.get(wardCode)?.dossierCodePrefix ?? unknownPrefix(wardCode);
    return formatDossierCode(prefix, day, sequence);
  }

  private async serve(key: string, wardCode: string, day: string): Promise<void> {
    const waiting = this.waiting.get(key) ?? [];
    this.waiting.delete(key);
    try {
      const { rows } = await this.pool.query('select draw_dossier_codes($1, $2, $3) as last', [
        wardCode,
        day,
        waiting.length,
      ]);
      const first = Number(rows[0].last) - waiting.length + 1;
      waiting.forEach(({ resolve }, index) => resolve(first + index));
    } catch (error) {
      for (const { reject } of waiting) reject(error);
    }
  }
}
