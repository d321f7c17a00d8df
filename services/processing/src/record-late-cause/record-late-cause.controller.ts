import { CodeField, type EvidenceKind, evidenceKinds } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Acts, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { byCompetentUnit } from '../competent-unit.fragment';
import { dossierStream, renderCourse } from '../dossier.state';
import { CourseReference } from '../reference/course-reference.query';
import { recordLateCause } from './record-late-cause.decide';

class RecordLateCauseRequest {
  @ApiProperty({ example: 'network-down', description: 'Of the list of late causes' })
  @CodeField()
  causeCode: string;

  @ApiPropertyOptional({ enum: evidenceKinds, description: 'What proves it' })
  @IsOptional()
  @IsIn([...evidenceKinds])
  evidenceKind?: EvidenceKind;

  @ApiPropertyOptional({ example: 'SC-2026-11-20', description: 'Number of the log, document or statement' })
  @IsOptional()
  @CodeField()
  evidenceReference?: string;
}

@Controller('wards/:ward/dossiers/:dossierId/record-late-cause')
export class RecordLateCauseController {
  constructor(
    private readonly acts: Acts,
    private readonly reference: CourseReference,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('dossier.record-late-cause')
  record(
    @Act() request: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() body: RecordLateCauseRequest,
  ): Promise<ActAnswer> {
    return this.acts.run(request, dossierStream, {
      dossierId,
      decide: byCompetentUnit(request, (dossier, now) =>
        recordLateCause(dossier, {
          causeCode: body.causeCode,
          evidenceKind: body.evidenceKind ?? null,
          evidenceReference: body.evidenceReference ?? null,
          now,
          lateCauses: this.reference.causes('late'),
        }),
      ),
      render: renderCourse,
    });
  }
}
