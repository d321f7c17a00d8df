import { type ConsultationAnswer, consultationAnswers, UnitCodeField } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Acts, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { byCompetentUnit } from '../competent-unit.fragment';
import { dossierStream, renderCourse } from '../dossier.state';
import { recordConsultationAnswer } from './record-consultation-answer.decide';

class RecordConsultationAnswerRequest {
  @ApiProperty({ example: 'thue-co-so-1', description: 'The agency that answered' })
  @UnitCodeField()
  agencyUnitCode: string;

  @ApiProperty({ enum: consultationAnswers, description: 'What it said; its document is kept with the papers' })
  @IsIn([...consultationAnswers])
  answer: ConsultationAnswer;
}

@Controller('wards/:ward/dossiers/:dossierId/record-consultation-answer')
export class RecordConsultationAnswerController {
  constructor(private readonly acts: Acts) {}

  @Post()
  @HttpCode(200)
  @Requires('dossier.consult')
  record(
    @Act() request: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() body: RecordConsultationAnswerRequest,
  ): Promise<ActAnswer> {
    return this.acts.run(request, dossierStream, {
      dossierId,
      decide: byCompetentUnit(request, (dossier, now) => recordConsultationAnswer(dossier, { ...body, now })),
      render: renderCourse,
    });
  }
}
