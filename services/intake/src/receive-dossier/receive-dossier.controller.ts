import { UnitCodeField } from '@motcua/contracts';
import { wardDayOf } from '@motcua/deadline';
import { Act, type ActAnswer, type ActRequest, Acts, ReferenceData, Requires } from '@motcua/platform';
import { Body, Controller, Post } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsOptional, Matches, ValidateNested } from 'class-validator';
import { v7 } from 'uuid';
import { deciderOf } from '../ask-catalogue/decider.fragment';
import { dossierStream, renderDossier } from '../dossier.state';
import { Notifications } from '../notifications/notifications.query';
import { inOwnWard } from '../own-ward.fragment';
import { Applicant } from '../vault/applicant.fragment';
import { Vault } from '../vault/vault.query';
import { DossierCodes } from './dossier-codes.query';
import { receiptRows } from './receipt-rows.fragment';
import { receiveDossier } from './receive-dossier.decide';

class ReceiveDossierRequest {
  @ApiProperty({ example: '1.001193', description: 'Code of the procedure in the catalogue' })
  @Matches(/^\d+\.\d+$/, { message: 'procedureCode must be a code such as 1.001193' })
  procedureCode: string;

  @ApiProperty({ enum: ['direct', 'postal'], description: 'At the counter or by post' })
  @IsIn(['direct', 'postal'])
  channel: 'direct' | 'postal';

  @ApiProperty({ type: Applicant, description: 'Sealed in the vault; no event and no answer repeats it' })
  @IsDefined()
  @Type(() => Applicant)
  @ValidateNested()
  applicant: Applicant;

  @ApiPropertyOptional({ description: 'Who decides, where it is not this ward' })
  @IsOptional()
  @UnitCodeField()
  competentUnitCode?: string;

  @ApiPropertyOptional({ description: "The applicant's ward" })
  @IsOptional()
  @UnitCodeField()
  applicantWardCode?: string;
}

@Controller('wards/:ward/dossiers')
export class ReceiveDossierController {
  constructor(
    private readonly acts: Acts,
    private readonly reference: ReferenceData,
    private readonly codes: DossierCodes,
    private readonly vault: Vault,
    private readonly notifications: Notifications,
  ) {}

  @Post()
  @Requires('dossier.receive')
  async receive(@Act() asked: ActRequest, @Body() body: ReceiveDossierRequest): Promise<ActAnswer> {
    const request = inOwnWard(asked);
    const procedure = this.reference.procedureOn(body.procedureCode, wardDayOf(this.acts.now()));
    const dossierId = v7();
    // Nothing is drawn or sealed for what is going to be refused.
    const [dossierCode, sealed] = procedure
      ? await Promise.all([
          this.codes.draw(request.ward, this.acts.now()),
          this.vault.seal(request.ward, dossierId, body.applicant),
        ])
      : ['', []];
    return this.acts.run(request, dossierStream, {
      dossierId,
      begins: true,
      decide: (dossier, now) =>
        receiveDossier(dossier, {
          receivedAt: now,
          dossierCode,
          procedure,
          ...this.reference.time(request.ward),
          receivingWardCode: request.ward,
          ...deciderOf(this.reference, request.ward, procedure, body.competentUnitCode),
          applicantWardCode: body.applicantWardCode ?? null,
          channel: body.channel,
          assisted: false,
          forwardedFrom: null,
        }),
      companions: (events, now) => [
        ...sealed,
        ...receiptRows(request.ward, dossierId, events, this.reference),
        ...this.notifications.ofAct(request.ward, dossierId, events, now),
      ],
      render: renderDossier,
    });
  }
}
