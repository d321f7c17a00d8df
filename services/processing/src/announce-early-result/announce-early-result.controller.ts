import { type AnnouncementManner, announcementManners } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Acts, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { byReceivingCentre } from '../competent-unit.fragment';
import { dossierStream, renderCourse } from '../dossier.state';
import { announceEarlyResult } from './announce-early-result.decide';

class AnnounceEarlyResultRequest {
  @ApiProperty({ enum: announcementManners, description: 'How the applicant was told' })
  @IsIn([...announcementManners])
  manner: AnnouncementManner;
}

@Controller('wards/:ward/dossiers/:dossierId/announce-early-result')
export class AnnounceEarlyResultController {
  constructor(private readonly acts: Acts) {}

  @Post()
  @HttpCode(200)
  @Requires('dossier.announce-early-result')
  announce(
    @Act() request: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() body: AnnounceEarlyResultRequest,
  ): Promise<ActAnswer> {
    return this.acts.run(byReceivingCentre(request), dossierStream, {
      dossierId,
      decide: (dossier, now) => announceEarlyResult(dossier, { ...body, now }),
      render: renderCourse,
    });
  }
}
