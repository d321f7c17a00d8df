import { CodeField, type ReturnManner, returnManners } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Acts, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, ValidateIf } from 'class-validator';
import { byCompetentUnit, byReceivingCentre } from '../competent-unit.fragment';
import { dossierStream, renderCourse } from '../dossier.state';
import { CourseReference } from '../reference/course-reference.query';
import { correctEnd, correctReturn } from './correct-course.decide';

class CorrectEndRequest {
  @ApiProperty({ example: 'mistyped', description: 'Of the list of correction causes' })
  @CodeField()
  reasonCode: string;
}

class CorrectReturnRequest extends CorrectEndRequest {
  @ApiProperty({ enum: returnManners, nullable: true, description: 'How the applicant got it; null: not at all yet' })
  @ValidateIf((_, value) => value !== null)
  @IsIn([...returnManners])
  manner: ReturnManner | null;
}

@Controller('wards/:ward/dossiers/:dossierId')
export class CorrectCourseController {
  constructor(
    private readonly acts: Acts,
    private readonly reference: CourseReference,
  ) {}

  @Post('correct-end')
  @HttpCode(200)
  @Requires('dossier.correct-course')
  correctEnd(
    @Act() request: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() { reasonCode }: CorrectEndRequest,
  ): Promise<ActAnswer> {
    return this.acts.run(request, dossierStream, {
      dossierId,
      ...this.reference.settingClocks(
        request.ward,
        dossierId,
        byCompetentUnit(request, (dossier) =>
          correctEnd(dossier, { reasonCode, reasons: this.reference.causes('correction') }),
        ),
      ),
      render: renderCourse,
    });
  }

  /** By the centre that hands the result over. */
  @Post('correct-return')
  @HttpCode(200)
  @Requires('dossier.correct-course')
  correctReturn(
    @Act() request: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() { reasonCode, manner }: CorrectReturnRequest,
  ): Promise<ActAnswer> {
    return this.acts.run(byReceivingCentre(request), dossierStream, {
      dossierId,
      decide: (dossier) => correctReturn(dossier, { manner, reasonCode, reasons: this.reference.causes('correction') }),
      render: renderCourse,
    });
  }
}
