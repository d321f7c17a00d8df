import { CodeField } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Acts, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { byCompetentUnit } from '../competent-unit.fragment';
import { dossierStream, renderCourse } from '../dossier.state';
import { CourseReference } from '../reference/course-reference.query';
import { pauseDossier } from './pause-dossier.decide';

class PauseDossierRequest {
  @ApiProperty({ example: 'financial-duty', description: 'Legal ground, of the list of pause causes' })
  @CodeField()
  groundCode: string;
}

@Controller('wards/:ward/dossiers/:dossierId/pause')
export class PauseDossierController {
  constructor(
    private readonly acts: Acts,
    private readonly reference: CourseReference,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('dossier.pause')
  pause(
    @Act() request: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() body: PauseDossierRequest,
  ): Promise<ActAnswer> {
    return this.acts.run(request, dossierStream, {
      dossierId,
      decide: byCompetentUnit(request, (dossier) =>
        pauseDossier(dossier, { ...body, grounds: this.reference.causes('pause') }),
      ),
      render: renderCourse,
    });
  }
}
