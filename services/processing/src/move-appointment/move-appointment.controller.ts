import { CodeField } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Acts, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { byCompetentUnit } from '../competent-unit.fragment';
import { dossierStream, renderCourse } from '../dossier.state';
import { CourseReference } from '../reference/course-reference.query';
import { moveAppointment } from './move-appointment.decide';

class MoveAppointmentRequest {
  @ApiProperty({ example: 'calendar-decision', description: 'Of the list of appointment causes' })
  @CodeField()
  reasonCode: string;
}

@Controller('wards/:ward/dossiers/:dossierId/move-appointment')
export class MoveAppointmentController {
  constructor(
    private readonly acts: Acts,
    private readonly reference: CourseReference,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('dossier.move-appointment')
  move(
    @Act() request: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() { reasonCode }: MoveAppointmentRequest,
  ): Promise<ActAnswer> {
    return this.acts.run(request, dossierStream, {
      dossierId,
      ...this.reference.settingClocks(
        request.ward,
        dossierId,
        byCompetentUnit(request, (dossier) =>
          moveAppointment(dossier, {
            reasonCode,
            time: this.reference.currentTime(dossier),
            reasons: this.reference.causes('appointment'),
          }),
        ),
      ),
      render: renderCourse,
    });
  }
}
