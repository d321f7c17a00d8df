import { CodeField, InstantField } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Acts, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { byCompetentUnit } from '../competent-unit.fragment';
import { dossierStream, renderCourse } from '../dossier.state';
import { CourseReference } from '../reference/course-reference.query';
import { fulfilFinancialDuty } from './fulfil-financial-duty.decide';

class FulfilFinancialDutyRequest {
  @ApiProperty({ example: '2026-12-10T03:15:00.000Z', description: 'When it was paid, in UTC' })
  @InstantField()
  paidAt: string;

  @ApiPropertyOptional({ example: 'GNT-0012345', description: 'Number of the receipt or of the transaction' })
  @IsOptional()
  @CodeField()
  paymentReference?: string;
}

@Controller('wards/:ward/dossiers/:dossierId/fulfil-financial-duty')
export class FulfilFinancialDutyController {
  constructor(
    private readonly acts: Acts,
    private readonly reference: CourseReference,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('dossier.financial-duty')
  fulfil(
    @Act() request: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() body: FulfilFinancialDutyRequest,
  ): Promise<ActAnswer> {
    return this.acts.run(request, dossierStream, {
      dossierId,
      ...this.reference.settingClocks(
        request.ward,
        dossierId,
        byCompetentUnit(request, (dossier, now) =>
          fulfilFinancialDuty(dossier, {
            paidAt: body.paidAt,
            paymentReference: body.paymentReference ?? null,
            now,
            time: this.reference.time(dossier),
            catalogued: this.reference.stages(dossier),
          }),
        ),
      ),
      render: renderCourse,
    });
  }
}
