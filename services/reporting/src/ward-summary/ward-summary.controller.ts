import { InScope, ReferenceData, Requires, type Scope } from '@motcua/platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { findWard } from '../wards/find-ward.fragment';
import { dayOrInstant, instantOf, periodOf } from './period.fragment';
import { type WardSummary, WardSummaryQuery } from './ward-summary.query';

const day = /^\d{4}-\d{2}-\d{2}$/;

class WardSummaryRequest {
  @ApiProperty({ description: 'Ngày đầu kỳ', example: '2025-07-01' })
  @Matches(day, { message: 'from must be a day such as 2025-07-01' })
  from: string;

  @ApiProperty({ description: 'Ngày cuối kỳ', example: '2025-08-30' })
  @Matches(day, { message: 'to must be a day such as 2025-08-30' })
  to: string;

  @ApiProperty({ required: false, description: 'Chốt số liệu tại (mặc định: cuối ngày cuối kỳ)' })
  @IsOptional()
  @Matches(dayOrInstant, { message: 'asOf must be a day or an instant such as 2025-08-30T10:00:00+07:00' })
  asOf?: string;

  @ApiProperty({ required: false, description: 'Theo những gì đã biết tại thời điểm này' })
  @IsOptional()
  @Matches(dayOrInstant, { message: 'knownAt must be a day or an instant such as 2025-08-30T10:00:00+07:00' })
  knownAt?: string;

  @ApiProperty({ required: false, enum: ['field'], description: 'Chia theo lĩnh vực' })
  @IsOptional()
  @IsIn(['field'])
  by?: 'field';

  @ApiProperty({ required: false, enum: ['ha-noi'], description: 'Thêm bộ cột của Hà Nội (2026)' })
  @IsOptional()
  @IsIn(['ha-noi'])
  columns?: 'ha-noi';
}

/** Form 06 of one ward: received, resolved, pending, and rates that carry their definition. */
@Controller('wards/:ward/summary')
export class WardSummaryController {
  constructor(
    private readonly summaries: WardSummaryQuery,
    private readonly reference: ReferenceData,
  ) {}

  @Get()
  @Requires('figures.read')
  @ApiOperation({ summary: 'Tình hình giải quyết của một đơn vị trong kỳ' })
  @ApiParam({ name: 'ward', description: 'Mã hoặc tên đơn vị' })
  async show(
    @InScope() scope: Scope,
    @Param('ward') asked: string,
    @Query() { from, to, asOf, knownAt, by, columns }: WardSummaryRequest,
  ): Promise<WardSummary> {
    const ward = findWard(this.reference, scope, asked);
    return this.summaries.ask(scope, ward, periodOf(from, to, asOf), {
      byField: by === 'field',
      haNoi: columns === 'ha-noi',
      knownAt: knownAt === undefined ? undefined : instantOf('knownAt', knownAt),
    });
  }
}
