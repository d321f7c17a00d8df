import { CodeField } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Acts, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { byCompetentUnit } from '../competent-unit.fragment';
import { dossierStream, renderCourse } from '../dossier.state';
import { CourseReference } from '../reference/course-reference.query';
import { resolveDossier } from './resolve-dossier.decide';

class ResolveDossierRequest {
  @ApiPropertyOptional({
    example: 'staff-overload',
    description: 'Why it is late, of the list of late causes; kept only if it is',
  })
  @IsOptional()
  @CodeField()
  lateCauseCode?: string;
}

@Controller('wards/:ward/dossiers/:dossierId/resolve')
export class ResolveDossierController {
  constructor(
    private readonly acts: Acts,
    private readonly reference: CourseReference,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('dossier.resolve')
  resolve(
    @Act() request: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() body: ResolveDossierRequest,
  ): Promise<ActAnswer> {
    return this.acts.run(request, dossierStream, {
      dossierId,
      decide: byCompetentUnit(request, (dossier, now) =>
        resolveDossier(dossier, {
          lateCauseCode: body.lateCauseCode ?? null,
          now,
          time: this.reference.time(dossier),
          lateCauses: this.reference.causes('late'),
        }),
      ),
      render: renderCourse,
    });
  }
}
