import { CodeField, InstantField } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Acts, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { byCompetentUnit } from '../competent-unit.fragment';
import { dossierStream, renderCourse } from '../dossier.state';
import { CourseReference } from '../reference/course-reference.query';
import { recordVerification } from './record-verification.decide';

class RecordVerificationRequest {
  @ApiProperty({ example: '2026-12-02T02:20:00.000Z', description: 'When it took place, in UTC' })
  @InstantField()
  heldAt: string;

  @ApiProperty({ description: 'Whether the applicant came' })
  @IsBoolean()
  isApplicantPresent: boolean;

  @ApiProperty({ example: 'confirmed', description: 'Of the list of verification results' })
  @CodeField()
  resultCode: string;
}

@Controller('wards/:ward/dossiers/:dossierId/record-verification')
export class RecordVerificationController {
  constructor(
    private readonly acts: Acts,
    private readonly reference: CourseReference,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('dossier.verify')
  record(
    @Act() request: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() body: RecordVerificationRequest,
  ): Promise<ActAnswer> {
    return this.acts.run(request, dossierStream, {
      dossierId,
      decide: byCompetentUnit(request, (dossier, now) =>
        recordVerification(dossier, { ...body, now, results: this.reference.causes('verification-result') }),
      ),
      render: renderCourse,
    });
  }
}
