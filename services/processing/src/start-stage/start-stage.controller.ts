import { CodeField } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Acts, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { byCompetentUnit } from '../competent-unit.fragment';
import { dossierStream, renderCourse } from '../dossier.state';
import { CourseReference } from '../reference/course-reference.query';
import { startStage } from './start-stage.decide';

class StartStageRequest {
  @ApiProperty({ example: 'tax-notice', description: 'Of the planned stages' })
  @CodeField()
  stageCode: string;
}

@Controller('wards/:ward/dossiers/:dossierId/start-stage')
export class StartStageController {
  constructor(
    private readonly acts: Acts,
    private readonly reference: CourseReference,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('dossier.plan-stages')
  start(
    @Act() request: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() body: StartStageRequest,
  ): Promise<ActAnswer> {
    return this.acts.run(request, dossierStream, {
      dossierId,
      decide: byCompetentUnit(request, (dossier, now) =>
        startStage(dossier, { ...body, now, time: this.reference.time(dossier) }),
      ),
      render: renderCourse,
    });
  }
}
