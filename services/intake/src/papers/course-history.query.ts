import { type EventType, upcast } from '@motcua/contracts';
import { API_POOL } from '@motcua/platform';
import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import { inWards } from '../in-wards.query';
import type { Told, ToldEvent } from './told-events.fragment';

interface HistoryRow {
  dossier_id: string;
  position: number;
  type: EventType;
  version: number;
  occurred_at: Date;
  data: unknown;
}

/** What processing said of dossiers, as far as it was heard here, by position. */
@Injectable()
export class CourseHistory {
  constructor(@Inject(API_POOL) private readonly pool: pg.Pool) {}

  async of(ward: string, dossierId: string): Promise<Told> {
    return (await this.ofMany(ward, [dossierId])).get(dossierId) ?? [];
  }

  /** Those of which nothing was heard are left out. The caller has to know that the dossiers may be seen. */
  async ofMany(ward: string, dossierIds: readonly string[]): Promise<Map<string, ToldEvent[]>> {
    const { rows } = await inWards(this.pool, [ward], (client) =>
      client.query<HistoryRow>(
        `select dossier_id, position, type, version, occurred_at, data from course_history
         where ward_code = $1 and dossier_id = any ($2) order by position`,
        [ward, dossierIds],
      ),
    );
    const byDossier = Map.groupBy(rows, ({ dossier_id }) => dossier_id);
    return new Map([...byDossier].map(([dossierId, ofDossier]) => [dossierId, ofDossier.map(toldByProcessing)]));
  }
}

const toldByProcessing = ({ position, type, version, occurred_at, data }: HistoryRow): ToldEvent =>
  ({
    producer: 'processing',
    type,
    position,
    at: occurred_at.toISOString(),
    data: upcast(type, version, data),
  }) as ToldEvent;
