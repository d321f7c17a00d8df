import { type ReturnManner, returnManners } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Acts, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { byReceivingCentre } from '../competent-unit.fragment';
import { dossierStream, renderCourse } from '../dossier.state';
import { returnResult } from './return-result.decide';

class ReturnResultRequest {
  @ApiProperty({ enum: returnManners, description: 'How the applicant got it' })
  @IsIn([...returnManners])
  manner: ReturnManner;
}

@Controller('wards/:ward/dossiers/:dossierId/return-result')
export class ReturnResultController {
  constructor(private readonly acts: Acts) {}

  @Post()
  @HttpCode(200)
  @Requires('dossier.return-result')
  giveBack(
    @Act() request: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() body: ReturnResultRequest,
  ): Promise<ActAnswer> {
    return this.acts.run(byReceivingCentre(request), dossierStream, {
      dossierId,
      decide: (dossier, now) => returnResult(dossier, { manner: body.manner, now }),
      render: renderCourse,
    });
  }
}
