import { InScope, ReferenceData, Requires, type Scope } from '@motcua/platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { findWard } from '../wards/find-ward.fragment';
import { dayOrInstant, periodOf } from '../ward-summary/period.fragment';
import { type DossierStatus, DossiersQuery, dossierStatuses } from './dossiers.query';

class DossiersRequest {
  @ApiProperty({ enum: dossierStatuses }) @IsIn(dossierStatuses) status: DossierStatus;
  @ApiProperty({ example: '2025-07-01' }) @Matches(/^\d{4}-\d{2}-\d{2}$/) from: string;
  @ApiProperty({ example: '2025-08-30' }) @Matches(/^\d{4}-\d{2}-\d{2}$/) to: string;
  @ApiProperty({ required: false }) @IsOptional() @Matches(dayOrInstant) asOf?: string;
  @ApiProperty({ required: false, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000)
  limit?: number;
}

/** The dossiers behind a number, by code and without personal data. */
@Controller('wards/:ward/dossiers')
export class DossiersController {
  constructor(
    private readonly dossiers: DossiersQuery,
    private readonly reference: ReferenceData,
  ) {}

  @Get()
  @Requires('figures.read')
  @ApiOperation({ summary: 'Hồ sơ đứng sau một con số' })
  @ApiParam({ name: 'ward', description: 'Mã hoặc tên đơn vị' })
  async list(
    @InScope() scope: Scope,
    @Param('ward') asked: string,
    @Query() { status, from, to, asOf, limit }: DossiersRequest,
  ): Promise<object> {
    const ward = findWard(this.reference, scope, asked);
    const period = periodOf(from, to, asOf);
    return { ward, period, status, ...(await this.dossiers.ask(scope, ward, period, { status, limit: limit ?? 50 })) };
  }
}
