import { CodeField } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Acts, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsOptional } from 'class-validator';
import { byCompetentUnit } from '../competent-unit.fragment';
import { dossierStream, renderCourse } from '../dossier.state';
import { CourseReference } from '../reference/course-reference.query';
import { requestSupplement } from './request-supplement.decide';

class RequestSupplementRequest {
  @ApiProperty({ example: ['giay-chung-sinh'], description: 'Every paper to complete; asked for once', type: [String] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @CodeField({ each: true })
  papers: string[];

  @ApiProperty({ example: 'papers-missing', description: 'Of the list of supplement causes' })
  @CodeField()
  reasonCode: string;

  @ApiPropertyOptional({
    description: 'Papers were asked for before; asking again is the ward’s fault and leaves the appointment',
    default: false,
  })
  @IsOptional()
  @IsBoolean()
  again?: boolean;
}

@Controller('wards/:ward/dossiers/:dossierId/request-supplement')
export class RequestSupplementController {
  constructor(
    private readonly acts: Acts,
    private readonly reference: CourseReference,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('dossier.request-supplement')
  ask(
    @Act() request: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() body: RequestSupplementRequest,
  ): Promise<ActAnswer> {
    return this.acts.run(request, dossierStream, {
      dossierId,
      ...this.reference.settingClocks(
        request.ward,
        dossierId,
        byCompetentUnit(request, (dossier, now) =>
          requestSupplement(dossier, {
            ...body,
            again: body.again ?? false,
            now,
            time: this.reference.time(dossier),
            reasons: this.reference.causes('supplement'),
          }),
        ),
      ),
      render: renderCourse,
    });
  }
}
