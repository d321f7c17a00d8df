import { CodeField } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Acts, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { byCompetentUnit } from '../competent-unit.fragment';
import { dossierStream, renderCourse } from '../dossier.state';
import { CourseReference } from '../reference/course-reference.query';
import { assignOfficer } from './assign-officer.decide';

class AssignOfficerRequest {
  @ApiProperty({ example: 'officer-7', description: "The specialist's account id, never a name" })
  @CodeField()
  officerId: string;

  @ApiPropertyOptional({
    example: 'absence',
    description: 'Needed where another officer was responsible before; of the list of reassignment causes',
  })
  @IsOptional()
  @CodeField()
  reasonCode?: string;
}

@Controller('wards/:ward/dossiers/:dossierId/assign-officer')
export class AssignOfficerController {
  constructor(
    private readonly acts: Acts,
    private readonly reference: CourseReference,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('dossier.assign')
  assign(
    @Act() request: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() body: AssignOfficerRequest,
  ): Promise<ActAnswer> {
    return this.acts.run(request, dossierStream, {
      dossierId,
      decide: byCompetentUnit(request, (dossier) =>
        assignOfficer(dossier, {
          officerId: body.officerId,
          reasonCode: body.reasonCode ?? null,
          reasons: this.reference.causes('reassignment'),
        }),
      ),
      render: renderCourse,
    });
  }
}
