import { startOfWardDay } from '@motcua/deadline';
import { API_POOL, type Scope } from '@motcua/platform';
import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import type { Aspect, Fact, Status } from '../dossier-facts/fact';
import { readFigures } from '../generations/figures.query';
import { narrowed, type Ward } from '../wards/find-ward.fragment';
import type { Period } from '../ward-summary/period.fragment';

const inPeriod = (instant: string): string => `${instant} between $2 and $3`;
const inFact = (field: string): string => inPeriod(`(fact ->> '${field}')::timestamptz`);
const received = inPeriod('received_at');
const ended = inPeriod('ended_at');
const resolved = `${ended} and ended_as in ('resolved', 'refused')`;
const online = `${received} and fact ->> 'channel' = 'online'`;

/** Open at an instant, in one of these stretches of its history (or of its aspects); what contributes nothing has no day. */
const stands = (at: string, list: 'history' | 'aspects', kinds: readonly (Status | Aspect)[]): string => `
  first_day is not null and (ended_at is null or ended_at > ${at}) and exists (
    select from jsonb_to_recordset(fact -> '${list}')
      as stretch (status text, aspect text, "from" timestamptz, "to" timestamptz)
    where coalesce(status, aspect) in (${kinds.map((kind) => `'${kind}'`).join(', ')})
      and "from" <= ${at} and ("to" is null or "to" > ${at}))`;
const standing = (...statuses: Status[]): string => stands('$3', 'history', statuses);
const showing = (aspect: Aspect): string => stands('$3', 'aspects', [aspect]);
const beforePeriod = "($2::timestamptz - interval '1 millisecond')";

/** Which dossiers stand behind a number, by the number's name; $2 begins the period, $3 is the as-of. */
const conditions = {
  received,
  'received-direct': `${received} and fact ->> 'channel' = 'direct'`,
  'received-postal': `${received} and fact ->> 'channel' = 'postal'`,
  'received-online': online,
  'received-online-full': `${online} and fact ->> 'serviceLevel' = 'full'`,
  'received-online-partial': `${online} and fact ->> 'serviceLevel' = 'partial'`,
  'received-online-other': `${online} and fact ->> 'serviceLevel' not in ('full', 'partial')`,
  'received-non-territorial': `${received} and fact ->> 'competentLevel' = 'commune' and competent_unit_code <> ward_code`,
  'carried-over': stands(beforePeriod, 'history', ['in-time', 'overdue', 'paused']),
  resolved,
  early: `${ended} and timeliness = 'early'`,
  'on-time': `${ended} and timeliness = 'on-time'`,
  'early-or-on-time': `${ended} and timeliness in ('early', 'on-time')`,
  late: `${ended} and timeliness = 'late'`,
  'late-with-apology': `${resolved} and fact ->> 'lateWithApology' = 'true'`,
  'late-without-apology': `${ended} and timeliness = 'late' and fact ->> 'lateWithApology' = 'false'`,
  /** By the clock of index 766, as the event of the end or, without a judgement, the law says. */
  'index-timely': `${resolved} and fact ->> 'indexTimely' = 'true'`,
  'index-late': `${resolved} and fact ->> 'indexTimely' is distinct from 'true'`,
  'asked-again': `${resolved} and (fact ->> 'supplementsRequested')::int > 1`,
  'stopped-index-timely': `${ended} and ended_as in ('withdrawn', 'stopped') and fact ->> 'indexTimely' = 'true'`,
  /** Results of the period that nobody had collected by the as-of; a refusal is handed over, too. */
  uncollected: `${resolved}
    and ((fact ->> 'returnedAt') is null or (fact ->> 'returnedAt')::timestamptz > $3)`,
  refused: `${ended} and ended_as = 'refused'`,
  withdrawn: `${ended} and ended_as = 'withdrawn'`,
  stopped: `${ended} and ended_as = 'stopped'`,
  forwarded: `${ended} and ended_as = 'forwarded'`,
  'not-accepted': `${ended} and ended_as = 'not-accepted'`,
  'ward-requested': `received_at is not null and ${inFact('wardRequestedAt')}`,
  'fee-charged': `received_at is not null and ${inFact('feeChargedAt')}`,
  'paid-online': `received_at is not null and ${inFact('paidAt')} and fact ->> 'paidOnline' = 'true'`,
  'paid-directly': `received_at is not null and ${inFact('paidAt')} and fact ->> 'paidOnline' = 'false'`,
  'in-time': standing('in-time'),
  paused: standing('paused'),
  'not-yet-due': standing('in-time', 'paused'),
  'in-time-asked-again': showing('in-time-asked-again'),
  overdue: standing('overdue'),
  'overdue-with-apology': showing('overdue-with-apology'),
  'overdue-without-apology': `${standing('overdue')} and not (${showing('overdue-with-apology')})`,
  'awaiting-acceptance': standing('awaiting-acceptance'),
  'awaiting-overdue': showing('awaiting-overdue'),
  'awaiting-in-time': `${standing('awaiting-acceptance')} and not (${showing('awaiting-overdue')})`,
  incomplete: 'not complete',
} as const;

export type DossierStatus = keyof typeof conditions;
export const dossierStatuses = Object.keys(conditions) as DossierStatus[];

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
  indexTimely: boolean | null;
  waitedMinutes: number | null;
  supplementsRequested: number;
  wardRequests: number;
  paidOnline: boolean | null;
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
    return readFigures(this.pool, narrowed(scope, ward), async (client) => {
      const { rows } = await client.query<{ fact: Fact; total: number }>(
        `select fact, count(*) over () as total from facts
         where ward_code = $1 and $2::timestamptz <= $3::timestamptz and ${conditions[status]}
         order by fact ->> 'dueAt' nulls last, dossier_id limit $4`,
        [ward.code, startOfWardDay(period.from), period.asOf, limit],
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
  indexTimely: fact.indexTimely,
  waitedMinutes: fact.waitedMinutes,
  supplementsRequested: fact.supplementsRequested,
  wardRequests: fact.wardRequests,
  paidOnline: fact.paidOnline,
  missing: fact.missing,
});
