import { CodeField, MinuteField } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Acts, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { byCompetentUnit } from '../competent-unit.fragment';
import { dossierStream, renderCourse } from '../dossier.state';
import { CourseReference } from '../reference/course-reference.query';
import { arrangeVerification } from './arrange-verification.decide';

class ArrangeVerificationRequest {
  @ApiProperty({ example: '2026-12-02T02:00:00.000Z', description: 'When the applicant is asked to come, in UTC' })
  @MinuteField()
  at: string;

  @ApiProperty({ example: 'on-site', description: 'Of the list of verification places' })
  @CodeField()
  placeCode: string;
}

@Controller('wards/:ward/dossiers/:dossierId/arrange-verification')
export class ArrangeVerificationController {
  constructor(
    private readonly acts: Acts,
    private readonly reference: CourseReference,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('dossier.verify')
  arrange(
    @Act() request: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() body: ArrangeVerificationRequest,
  ): Promise<ActAnswer> {
    return this.acts.run(request, dossierStream, {
      dossierId,
      decide: byCompetentUnit(request, (dossier, now) =>
        arrangeVerification(dossier, {
          ...body,
          now,
          time: this.reference.time(dossier),
          places: this.reference.causes('verification-place'),
        }),
      ),
      render: renderCourse,
    });
  }
}
