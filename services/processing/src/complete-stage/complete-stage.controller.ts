import { CodeField } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Acts, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { byCompetentUnit } from '../competent-unit.fragment';
import { dossierStream, renderCourse } from '../dossier.state';
import { completeStage } from './complete-stage.decide';

class CompleteStageRequest {
  @ApiProperty({ example: 'tax-notice', description: 'Of the planned stages' })
  @CodeField()
  stageCode: string;
}

@Controller('wards/:ward/dossiers/:dossierId/complete-stage')
export class CompleteStageController {
  constructor(private readonly acts: Acts) {}

  @Post()
  @HttpCode(200)
  @Requires('dossier.plan-stages')
  complete(
    @Act() request: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() body: CompleteStageRequest,
  ): Promise<ActAnswer> {
    return this.acts.run(request, dossierStream, {
      dossierId,
      decide: byCompetentUnit(request, (dossier, now) => completeStage(dossier, { ...body, now })),
      render: renderCourse,
    });
  }
}
