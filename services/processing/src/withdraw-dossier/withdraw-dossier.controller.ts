import { CodeField } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Acts, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { byCompetentUnit } from '../competent-unit.fragment';
import { dossierStream, renderCourse } from '../dossier.state';
import { CourseReference } from '../reference/course-reference.query';
import { withdrawDossier } from './withdraw-dossier.decide';

class WithdrawDossierRequest {
  @ApiProperty({ example: 'applicant-wish', description: 'Of the list of withdrawal causes' })
  @CodeField()
  reasonCode: string;
}

@Controller('wards/:ward/dossiers/:dossierId/withdraw')
export class WithdrawDossierController {
  constructor(
    private readonly acts: Acts,
    private readonly reference: CourseReference,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('dossier.withdraw')
  withdraw(
    @Act() request: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() body: WithdrawDossierRequest,
  ): Promise<ActAnswer> {
    return this.acts.run(request, dossierStream, {
      dossierId,
      decide: byCompetentUnit(request, (dossier, now) =>
        withdrawDossier(dossier, {
          ...body,
          now,
          time: this.reference.time(dossier),
          reasons: this.reference.causes('withdrawal'),
        }),
      ),
      render: renderCourse,
    });
  }
}
