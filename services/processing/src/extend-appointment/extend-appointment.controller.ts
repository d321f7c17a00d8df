import { CodeField, type TermUnit, termUnits } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Acts, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsInt, Min } from 'class-validator';
import { byCompetentUnit } from '../competent-unit.fragment';
import { dossierStream, renderCourse } from '../dossier.state';
import { CourseReference } from '../reference/course-reference.query';
import { extendAppointment } from './extend-appointment.decide';

class ExtendAppointmentRequest {
  @ApiProperty({ example: 'verification', description: 'Of the list of extension grounds' })
  @CodeField()
  groundCode: string;

  @ApiProperty({ enum: termUnits })
  @IsIn([...termUnits])
  termUnit: TermUnit;

  @ApiProperty({ example: 5, description: 'The whole term as extended, counted from the same receipt' })
  @IsInt()
  @Min(1)
  termAmount: number;
}

@Controller('wards/:ward/dossiers/:dossierId/extend-appointment')
export class ExtendAppointmentController {
  constructor(
    private readonly acts: Acts,
    private readonly reference: CourseReference,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('dossier.extend')
  extend(
    @Act() request: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() { groundCode, termUnit, termAmount }: ExtendAppointmentRequest,
  ): Promise<ActAnswer> {
    return this.acts.run(request, dossierStream, {
      dossierId,
      ...this.reference.settingClocks(
        request.ward,
        dossierId,
        byCompetentUnit(request, (dossier, now) =>
          extendAppointment(dossier, {
            groundCode,
            term: { unit: termUnit, amount: termAmount },
            now,
            time: this.reference.time(dossier),
            grounds: this.reference.causes('extension'),
          }),
        ),
      ),
      render: renderCourse,
    });
  }
}
