import { CodeField, DayField } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Acts, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, Min } from 'class-validator';
import { byCompetentUnit } from '../competent-unit.fragment';
import { dossierStream, renderCourse } from '../dossier.state';
import { CourseReference } from '../reference/course-reference.query';
import { notifyFinancialDuty } from './notify-financial-duty.decide';

class NotifyFinancialDutyRequest {
  @ApiProperty({ example: 'registration-fee', description: 'Of the list of financial duties' })
  @CodeField()
  kindCode: string;

  @ApiPropertyOptional({ example: 1_250_000, description: 'In đồng; left out where the tax office states it later' })
  @IsOptional()
  @IsInt()
  @Min(1)
  amount?: number;

  @ApiPropertyOptional({ example: '2026-12-31', description: 'The last day of payment' })
  @IsOptional()
  @DayField()
  payBy?: string;
}

@Controller('wards/:ward/dossiers/:dossierId/notify-financial-duty')
export class NotifyFinancialDutyController {
  constructor(
    private readonly acts: Acts,
    private readonly reference: CourseReference,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('dossier.financial-duty')
  notify(
    @Act() request: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() body: NotifyFinancialDutyRequest,
  ): Promise<ActAnswer> {
    return this.acts.run(request, dossierStream, {
      dossierId,
      decide: byCompetentUnit(request, (dossier, now) =>
        notifyFinancialDuty(dossier, {
          kindCode: body.kindCode,
          amount: body.amount ?? null,
          payBy: body.payBy ?? null,
          now,
          kinds: this.reference.causes('financial-duty'),
          grounds: this.reference.causes('pause'),
        }),
      ),
      render: renderCourse,
    });
  }
}
