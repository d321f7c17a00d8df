import { Act, type ActAnswer, type ActRequest, Acts, Requires } from '@motcua/platform';
import { Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { byCompetentUnit } from '../competent-unit.fragment';
import { dossierStream, renderCourse } from '../dossier.state';
import { CourseReference } from '../reference/course-reference.query';
import { resumeDossier } from './resume-dossier.decide';

@Controller('wards/:ward/dossiers/:dossierId/resume')
export class ResumeDossierController {
  constructor(
    private readonly acts: Acts,
    private readonly reference: CourseReference,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('dossier.pause')
  resume(@Act() request: ActRequest, @Param('dossierId', ParseUUIDPipe) dossierId: string): Promise<ActAnswer> {
    return this.acts.run(request, dossierStream, {
      dossierId,
      ...this.reference.settingClocks(
        request.ward,
        dossierId,
        byCompetentUnit(request, (dossier, now) => resumeDossier(dossier, { now, time: this.reference.time(dossier) })),
      ),
      render: renderCourse,
    });
  }
}
