import { CodeField } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Acts, ReferenceData, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { dossierStream, renderDossier } from '../dossier.state';
import { Notifications } from '../notifications/notifications.query';
import { inOwnWard } from '../own-ward.fragment';
import { notAcceptDossier } from './not-accept-dossier.decide';

class NotAcceptDossierRequest {
  @ApiProperty({ example: 'papers-missing', description: "A cause of the list 'not-accepted'" })
  @CodeField()
  reasonCode: string;
}

@Controller('wards/:ward/dossiers/:dossierId/not-accept')
export class NotAcceptDossierController {
  constructor(
    private readonly acts: Acts,
    private readonly reference: ReferenceData,
    private readonly notifications: Notifications,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('dossier.not-accept')
  async notAccept(
    @Act() asked: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() { reasonCode }: NotAcceptDossierRequest,
  ): Promise<ActAnswer> {
    const reasonKnown = this.reference.causes.has(`not-accepted ${reasonCode}`);
    const request = inOwnWard(asked);
    return this.acts.run(request, dossierStream, {
      dossierId,
      decide: (dossier) => notAcceptDossier(dossier, { reasonCode, reasonKnown }),
      companions: (events, now) => this.notifications.ofAct(request.ward, dossierId, events, now),
      render: renderDossier,
    });
  }
}
