import { CodeField } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Acts, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { byCompetentUnit } from '../competent-unit.fragment';
import { dossierStream, renderCourse } from '../dossier.state';
import { CourseReference } from '../reference/course-reference.query';
import { refuseDossier } from './refuse-dossier.decide';

class RefuseDossierRequest {
  @ApiProperty({ example: 'conditions-not-met', description: 'Of the list of refusal causes' })
  @CodeField()
  reasonCode: string;

  @ApiPropertyOptional({
    example: 'staff-overload',
    description: 'Why it is late, of the list of late causes; kept only if it is',
  })
  @IsOptional()
  @CodeField()
  lateCauseCode?: string;
}

@Controller('wards/:ward/dossiers/:dossierId/refuse')
export class RefuseDossierController {
  constructor(
    private readonly acts: Acts,
    private readonly reference: CourseReference,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('dossier.refuse')
  refuse(
    @Act() request: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() body: RefuseDossierRequest,
  ): Promise<ActAnswer> {
    return this.acts.run(request, dossierStream, {
      dossierId,
      decide: byCompetentUnit(request, (dossier, now) =>
        refuseDossier(dossier, {
          reasonCode: body.reasonCode,
          lateCauseCode: body.lateCauseCode ?? null,
          now,
          time: this.reference.time(dossier),
          reasons: this.reference.causes('refusal'),
          lateCauses: this.reference.causes('late'),
        }),
      ),
      render: renderCourse,
    });
  }
}
