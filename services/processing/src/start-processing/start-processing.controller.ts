import { UnitCodeField } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Acts, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { byCompetentUnit } from '../competent-unit.fragment';
import { dossierStream, renderCourse } from '../dossier.state';
import { startProcessing } from './start-processing.decide';

class StartProcessingRequest {
  @ApiPropertyOptional({ description: 'The office (phòng chuyên môn) that works on it' })
  @IsOptional()
  @UnitCodeField()
  officeCode?: string;
}

@Controller('wards/:ward/dossiers/:dossierId/start-processing')
export class StartProcessingController {
  constructor(private readonly acts: Acts) {}

  @Post()
  @HttpCode(200)
  @Requires('dossier.process')
  start(
    @Act() request: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() body: StartProcessingRequest,
  ): Promise<ActAnswer> {
    return this.acts.run(request, dossierStream, {
      dossierId,
      decide: byCompetentUnit(request, (dossier) => startProcessing(dossier, { officeCode: body.officeCode ?? null })),
      render: renderCourse,
    });
  }
}
