import { CodeField, MinuteField, UnitCodeField } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Acts, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { byCompetentUnit } from '../competent-unit.fragment';
import { dossierStream, renderCourse } from '../dossier.state';
import { CourseReference } from '../reference/course-reference.query';
import { requestConsultation } from './request-consultation.decide';

class RequestConsultationRequest {
  @ApiProperty({ example: 'thue-co-so-1', description: 'The agency that is asked' })
  @UnitCodeField()
  agencyUnitCode: string;

  @ApiProperty({ example: 'land-price', description: 'Of the list of consultation subjects' })
  @CodeField()
  subjectCode: string;

  @ApiProperty({ example: '2026-12-02T09:00:00.000Z', description: "The agency's deadline, to the minute, in UTC" })
  @MinuteField()
  answerBy: string;
}

@Controller('wards/:ward/dossiers/:dossierId/request-consultation')
export class RequestConsultationController {
  constructor(
    private readonly acts: Acts,
    private readonly reference: CourseReference,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('dossier.consult')
  ask(
    @Act() request: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() body: RequestConsultationRequest,
  ): Promise<ActAnswer> {
    return this.acts.run(request, dossierStream, {
      dossierId,
      decide: byCompetentUnit(request, (dossier, now) =>
        requestConsultation(dossier, {
          ...body,
          now,
          time: this.reference.time(dossier),
          subjects: this.reference.causes('consultation-subject'),
        }),
      ),
      render: renderCourse,
    });
  }
}
