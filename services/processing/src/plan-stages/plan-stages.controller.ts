import { CodeField, type TermUnit, termUnits, UnitCodeField } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Acts, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsOptional, Min, ValidateNested } from 'class-validator';
import { byCompetentUnit } from '../competent-unit.fragment';
import { dossierStream, renderCourse } from '../dossier.state';
import { CourseReference } from '../reference/course-reference.query';
import { planStages } from './plan-stages.decide';

class StageRequest {
  @ApiProperty({ example: 'tax-notice' })
  @CodeField()
  stageCode: string;

  @ApiProperty({ example: 'thue-co-so-1', description: 'The agency that works on it' })
  @UnitCodeField()
  agencyUnitCode: string;

  @ApiProperty({ enum: termUnits })
  @IsIn([...termUnits])
  termUnit: TermUnit;

  @ApiProperty({ example: 5, description: "In the term's own unit; 0 for same day" })
  @IsInt()
  @Min(0)
  termAmount: number;

  @ApiProperty({
    example: ['land-office'],
    type: [String],
    description: 'Stages that must be complete before it starts',
  })
  @IsArray()
  @ArrayMaxSize(20)
  @CodeField({ each: true })
  after: string[];
}

class PlanStagesRequest {
  @ApiPropertyOptional({
    example: 'an-thang',
    description: 'The lead agency (cơ quan chủ trì); else the competent unit',
  })
  @IsOptional()
  @UnitCodeField()
  leadAgencyCode?: string;

  @ApiPropertyOptional({
    type: [StageRequest],
    description: "In an order in which none comes before what it waits for; else those of the procedure's version",
  })
  @IsOptional()
  @Type(() => StageRequest)
  @ValidateNested({ each: true })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  stages?: StageRequest[];
}

@Controller('wards/:ward/dossiers/:dossierId/plan-stages')
export class PlanStagesController {
  constructor(
    private readonly acts: Acts,
    private readonly reference: CourseReference,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('dossier.plan-stages')
  plan(
    @Act() request: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() body?: PlanStagesRequest,
  ): Promise<ActAnswer> {
    return this.acts.run(request, dossierStream, {
      dossierId,
      decide: byCompetentUnit(request, (dossier) =>
        planStages(dossier, {
          leadAgencyCode: body?.leadAgencyCode ?? null,
          stages: body?.stages ?? null,
          catalogued: this.reference.stages(dossier),
        }),
      ),
      render: renderCourse,
    });
  }
}
