import { CodeField } from '@motcua/contracts';
import { wardDayOf } from '@motcua/deadline';
import { fold, PostgresEventStore } from '@motcua/event-sourcing';
import { Act, type ActAnswer, type ActRequest, Acts, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { byCompetentUnit } from '../competent-unit.fragment';
import { dossierStream, renderCourse } from '../dossier.state';
import { Absences } from '../list-absences/absences.query';
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
    private readonly store: PostgresEventStore,
    private readonly absences: Absences,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('dossier.assign')
  async assign(
    @Act() request: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() body: AssignOfficerRequest,
  ): Promise<ActAnswer> {
    const stream = { wardCode: request.ward, id: dossierStream.streamId(dossierId) };
    const { events } = await this.store.read(stream, request.scope);
    const unit = dossierStream.competentUnitOf(fold(dossierStream, events));
    const absences = unit === null ? [] : await this.absences.of(unit);
    return this.acts.run(request, dossierStream, {
      dossierId,
      decide: byCompetentUnit(request, (dossier, now) =>
        assignOfficer(dossier, {
          officerId: body.officerId,
          reasonCode: body.reasonCode ?? null,
          reasons: this.reference.causes('reassignment'),
          absences,
          today: wardDayOf(now),
        }),
      ),
      render: renderCourse,
    });
  }
}
