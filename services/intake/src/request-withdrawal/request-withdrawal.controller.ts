import { CodeField } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Acts, ReferenceData, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { dossierStream, renderDossier } from '../dossier.state';
import { inOwnWard } from '../own-ward.fragment';
import { requestWithdrawal } from './request-withdrawal.decide';

class RequestWithdrawalRequest {
  @ApiProperty({ example: 'applicant-wish', description: "A cause of the list 'withdrawal'" })
  @CodeField()
  reasonCode: string;
}

@Controller('wards/:ward/dossiers/:dossierId/request-withdrawal')
export class RequestWithdrawalController {
  constructor(
    private readonly acts: Acts,
    private readonly reference: ReferenceData,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('dossier.request-withdrawal')
  async request(
    @Act() asked: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() { reasonCode }: RequestWithdrawalRequest,
  ): Promise<ActAnswer> {
    const reasonKnown = this.reference.causes.has(`withdrawal ${reasonCode}`);
    return this.acts.run(inOwnWard(asked), dossierStream, {
      dossierId,
      decide: (dossier) => requestWithdrawal(dossier, { reasonCode, reasonKnown }),
      render: renderDossier,
    });
  }
}
