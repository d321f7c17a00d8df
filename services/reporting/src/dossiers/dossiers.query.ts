import { startOfWardDay } from '@motcua/deadline';
import { API_POOL, type Scope } from '@motcua/platform';
import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import type { Fact, Status } from '../dossier-facts/fact';
import { readFigures } from '../generations/figures.query';
import { narrowed, type Ward } from '../wards/find-ward.fragment';
import type { Period } from '../ward-summary/period.fragment';

/** Which dossiers stand behind a number, by the number's name. */
const happened = {
  received: 'received_at between $2 and $3',
  resolved: "ended_at between $2 and $3 and ended_as in ('resolved', 'refused')",
  early: "ended_at between $2 and $3 and timeliness = 'early'",
  'on-time': "ended_at between $2 and $3 and timeliness = 'on-time'",
  late: "ended_at between $2 and $3 and timeliness = 'late'",
  /** Results of the period that nobody had collected by the as-of; a refusal is handed over, too. */
  uncollected: `ended_at between $2 and $3 and ended_as in ('resolved', 'refused')
    and ((fact ->> 'returnedAt') is null or (fact ->> 'returnedAt')::timestamptz > $3)`,
  refused: "ended_at between $2 and $3 and ended_as = 'refused'",
  withdrawn: "ended_at between $2 and $3 and ended_as = 'withdrawn'",
  stopped: "ended_at between $2 and $3 and ended_as = 'stopped'",
  forwarded: "ended_at between $2 and $3 and ended_as = 'forwarded'",
  'not-accepted': "ended_at between $2 and $3 and ended_as = 'not-accepted'",
  incomplete: 'not complete and $2::timestamptz <= $3::timestamptz',
} as const;

const standing = ['in-time', 'overdue', 'paused', 'awaiting-acceptance'] as const satisfies Status[];

export type DossierStatus = keyof typeof happened | (typeof standing)[number];
export const dossierStatuses = [...Object.keys(happened), ...standing] as DossierStatus[];

/** In which status a dossier stood at the as-of is read from its history. */
const stood = `
  $2::timestamptz <= $3::timestamptz and (ended_at is null or ended_at > $3)
  and exists (
    select from jsonb_to_recordset(fact -> 'history')
      as stretch (status text, "from" timestamptz, "to" timestamptz)
    where status = $5 and "from" <= $3 and ("to" is null or "to" > $3))`;

export interface ListedDossier {
  dossierId: string;
  dossierCode: string | null;
  procedureCode: string | null;
  fieldCode: string | null;
  channel: string | null;
  receivedAt: string | null;
  dueAt: string | null;
  endedAs: string | null;
  endedAt: string | null;
  timeliness: string | null;
  lateCauseCode: string | null;
  missing: string[];
}

@Injectable()
export class DossiersQuery {
  constructor(@Inject(API_POOL) private readonly pool: pg.Pool) {}

  async ask(
    scope: Scope,
    ward: Ward,
    period: Period,
    { status, limit }: { status: DossierStatus; limit: number },
  ): Promise<{ total: number; dossiers: ListedDossier[] }> {
    const condition = status in happened ? happened[status as keyof typeof happened] : stood;
    return readFigures(this.pool, narrowed(scope, ward), async (client) => {
      const { rows } = await client.query<{ fact: Fact; total: number }>(
        `select fact, count(*) over () as total from facts
         where ward_code = $1 and ${condition}
         order by fact ->> 'dueAt' nulls last, dossier_id limit $4`,
        [ward.code, startOfWardDay(period.from), period.asOf, limit, ...(condition === stood ? [status] : [])],
      );
      return { total: rows[0]?.total ?? 0, dossiers: rows.map(({ fact }) => listed(fact)) };
    });
  }
}

const listed = (fact: Fact): ListedDossier => ({
  dossierId: fact.dossierId,
  dossierCode: fact.dossierCode,
  procedureCode: fact.procedureCode,
  fieldCode: fact.fieldCode,
  channel: fact.channel,
  receivedAt: fact.receivedAt,
  dueAt: fact.dueAt,
  endedAs: fact.endedAs,
  endedAt: fact.endedAt,
  timeliness: fact.timeliness,
  lateCauseCode: fact.lateCauseCode,
  missing: fact.missing,
});
