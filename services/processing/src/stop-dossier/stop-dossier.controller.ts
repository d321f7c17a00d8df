import { CodeField } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Acts, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { byCompetentUnit } from '../competent-unit.fragment';
import { dossierStream, renderCourse } from '../dossier.state';
import { CourseReference } from '../reference/course-reference.query';
import { stopDossier } from './stop-dossier.decide';

class StopDossierRequest {
  @ApiProperty({ example: 'applicant-request', description: 'Of the list of stop causes' })
  @CodeField()
  reasonCode: string;
}

@Controller('wards/:ward/dossiers/:dossierId/stop')
export class StopDossierController {
  constructor(
    private readonly acts: Acts,
    private readonly reference: CourseReference,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('dossier.stop')
  stop(
    @Act() request: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() body: StopDossierRequest,
  ): Promise<ActAnswer> {
    return this.acts.run(request, dossierStream, {
      dossierId,
      decide: byCompetentUnit(request, (dossier, now) =>
        stopDossier(dossier, {
          ...body,
          now,
          time: this.reference.time(dossier),
          reasons: this.reference.causes('stop'),
        }),
      ),
      render: renderCourse,
    });
  }
}
