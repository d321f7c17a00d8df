import { DayField } from '@motcua/contracts';
import { addDays, startOfWardDay } from '@motcua/deadline';
import { type Scope, UnknownStream } from '@motcua/event-sourcing';
import { API_POOL, InScope, Problem, Requires } from '@motcua/platform';
import { Controller, Get, Header, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type pg from 'pg';
import { inWards } from '../in-wards.query';
import type { Applicant } from '../vault/applicant.fragment';
import { Vault } from '../vault/vault.query';

const mostShown = 1_000;

class OtherRequestsQuery {
  @ApiProperty({ example: '2026-11-01' }) @DayField() from: string;
  @ApiProperty({ example: '2026-11-30' }) @DayField() to: string;
}

interface ListedRequest {
  id: string;
  recordedAt: string;
  kindCode: string;
  outcomeCode: string | null;
  procedureCode: string | null;
}

interface RequestRow {
  id: string;
  recorded_at: Date;
  kind_code: string;
  outcome_code: string | null;
  procedure_code: string | null;
}

@Controller('wards/:ward/other-requests')
export class ShowOtherRequestsController {
  constructor(
    @Inject(API_POOL) private readonly pool: pg.Pool,
    private readonly vault: Vault,
  ) {}

  /** Who asked, and for what. */
  @Get(':id/applicant')
  @Header('cache-control', 'no-store')
  @Requires('dossier.read')
  async applicant(
    @InScope() scope: Scope,
    @Param('ward') ward: string,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<Applicant> {
    if (!scope.wards.includes(ward)) throw new UnknownStream();
    const opened = await this.vault.open(ward, id, { wards: [ward], units: [] });
    if (opened === undefined) throw new UnknownStream();
    if (opened === 'erased') throw new Problem(410, 'erased', 'Thông tin người yêu cầu đã được xoá theo quy định.');
    return opened.applicant;
  }

  /** Those recorded from one ward-local day to another, newest first, at most a thousand; counted by kind and procedure. */
  @Get()
  @Header('cache-control', 'no-store')
  @Requires('dossier.read')
  async list(
    @InScope() scope: Scope,
    @Param('ward') ward: string,
    @Query() { from, to }: OtherRequestsQuery,
  ): Promise<{ requests: ListedRequest[]; byKind: Record<string, number>; byProcedure: Record<string, number> }> {
    if (!scope.wards.includes(ward)) throw new UnknownStream();
    const { rows } = await inWards(this.pool, [ward], (client) =>
      client.query<RequestRow>(listed, [ward, startOfWardDay(from), startOfWardDay(addDays(to, 1)), mostShown]),
    );
    return {
      requests: rows.map(requestOf),
      byKind: countedBy(rows.map(({ kind_code }) => kind_code)),
      byProcedure: countedBy(rows.flatMap(({ procedure_code }) => procedure_code ?? [])),
    };
  }
}

const listed = `
  select recorded.dossier_id as id, recorded.occurred_at as recorded_at, recorded.data->>'kindCode' as kind_code,
    (select e.data->>'outcomeCode' from log.events e where e.ward_code = $1 and e.stream_id = recorded.stream_id
       and e.type = 'OtherRequestAnswered' order by e.position desc limit 1) as outcome_code,
    (select e.data->>'procedureCode' from log.events e where e.ward_code = $1 and e.stream_id = recorded.stream_id
       and e.type = 'OtherRequestMapped' order by e.position desc limit 1) as procedure_code
  from log.events recorded
  where recorded.ward_code = $1 and recorded.type = 'OtherRequestRecorded'
    and recorded.occurred_at >= $2 and recorded.occurred_at < $3
  order by recorded.occurred_at desc limit $4`;

const requestOf = (row: RequestRow): ListedRequest => ({
  id: row.id,
  recordedAt: row.recorded_at.toISOString(),
  kindCode: row.kind_code,
  outcomeCode: row.outcome_code,
  procedureCode: row.procedure_code,
});

const countedBy = (codes: readonly string[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(codes, (code) => code)].map(([code, all]) => [code, all.length]));
