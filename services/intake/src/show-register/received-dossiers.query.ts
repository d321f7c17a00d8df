import { fold, PostgresEventStore } from '@motcua/event-sourcing';
import { API_POOL } from '@motcua/platform';
import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import { inWards } from '../in-wards.query';
import { CourseHistory } from '../papers/course-history.query';
import { papersStream } from '../papers/printed-papers.state';
import type { Told } from '../papers/told-events.fragment';

export interface Received {
  /** Instants, the end left out. */
  from: string;
  before: string;
  fieldCode: string | undefined;
}

/** What a ward received in a period, with all that was said of it since. */
@Injectable()
export class ReceivedDossiers {
  constructor(
    @Inject(API_POOL) private readonly pool: pg.Pool,
    private readonly store: PostgresEventStore,
    private readonly history: CourseHistory,
  ) {}

  /**
   * At most `most` ids of dossiers of which a receipt says so; a corrected one may say otherwise by now. A receipt occurs
   * when it says; a correction comes later. The caller has to know that the ward may be seen.
   */
  async idsOf(ward: string, { from, before, fieldCode }: Received, most: number): Promise<string[]> {
    const { rows } = await inWards(this.pool, [ward], (client) =>
      client.query<{ dossier_id: string }>(
        `select dossier_id from log.events
         where ward_code = $1 and type = 'DossierReceived' and occurred_at >= $2 and occurred_at < $3
           and ($4::text is null or data->>'fieldCode' = $4)
         union
         select dossier_id from log.events
         where ward_code = $1 and type = 'ReceiptCorrected' and occurred_at >= $2
           and (data->>'receivedAt')::timestamptz >= $2 and (data->>'receivedAt')::timestamptz < $3
           and ($4::text is null or data->>'fieldCode' = $4)
         limit $5`,
        [ward, from, before, fieldCode ?? null, most],
      ),
    );
    return rows.map(({ dossier_id }) => dossier_id);
  }

  async toldOf(ward: string, dossierIds: readonly string[]): Promise<Map<string, Told>> {
    const streams = dossierIds.map((dossierId) => papersStream.streamId(dossierId));
    const [read, courses] = await Promise.all([
      this.store.readAll(ward, streams),
      this.history.ofMany(ward, dossierIds),
    ]);
    return new Map(
      dossierIds.map((dossierId) => [
        dossierId,
        [
          ...fold(papersStream, read.get(papersStream.streamId(dossierId))?.events ?? []).told,
          ...(courses.get(dossierId) ?? []),
        ],
      ]),
    );
  }
}
