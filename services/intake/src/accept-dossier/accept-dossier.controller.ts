import { type EventData, UnitCodeField } from '@motcua/contracts';
import { wardDayOf } from '@motcua/deadline';
import { Act, type ActAnswer, type ActRequest, Acts, type Procedure, ReferenceData, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional } from 'class-validator';
import { deciderOf } from '../ask-catalogue/decider.fragment';
import { dossierStream, renderDossier } from '../dossier.state';
import { Dossiers } from '../dossiers.query';
import { Notifications } from '../notifications/notifications.query';
import { inOwnWard } from '../own-ward.fragment';
import { DossierCodes } from '../receive-dossier/dossier-codes.query';
import { receiptRows } from '../receive-dossier/receipt-rows.fragment';
import { acceptDossier } from './accept-dossier.decide';

class AcceptDossierRequest {
  @ApiPropertyOptional({ description: 'Who decides, where it is not this ward' })
  @IsOptional()
  @UnitCodeField()
  competentUnitCode?: string;

  @ApiPropertyOptional({ description: "The applicant's ward" })
  @IsOptional()
  @UnitCodeField()
  applicantWardCode?: string;

  @ApiPropertyOptional({ description: 'Although the technical check found something; it is recorded', default: false })
  @IsOptional()
  @IsBoolean()
  despiteFindings?: boolean;
}

@Controller('wards/:ward/dossiers/:dossierId/accept')
export class AcceptDossierController {
  constructor(
    private readonly acts: Acts,
    private readonly reference: ReferenceData,
    private readonly codes: DossierCodes,
    private readonly dossiers: Dossiers,
    private readonly notifications: Notifications,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('dossier.accept')
  async accept(
    @Act() asked: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() body?: AcceptDossierRequest,
  ): Promise<ActAnswer> {
    const request = inOwnWard(asked);
    // A code is drawn only for a filing that waits: once past that, a dossier never waits again, so what the decision
    // finds later can only need no code.
    const { dossier: before } = await this.dossiers.read(request.ward, dossierId, request.scope);
    const procedure = before.status === 'submitted' ? this.procedureFor(before.submission) : undefined;
    const dossierCode = procedure ? await this.codes.draw(request.ward, this.acts.now()) : '';
    return this.acts.run(request, dossierStream, {
      dossierId,
      decide: (dossier, now) =>
        acceptDossier(dossier, {
          receivedAt: now,
          dossierCode,
          procedure,
          ...this.reference.time(request.ward),
          receivingWardCode: request.ward,
          ...deciderOf(this.reference, request.ward, procedure, body?.competentUnitCode),
          applicantWardCode: body?.applicantWardCode ?? null,
          despiteFindings: body?.despiteFindings ?? false,
        }),
      companions: (events, now) => [
        ...receiptRows(request.ward, dossierId, events, this.reference),
        ...this.notifications.ofAct(request.ward, dossierId, events, now),
      ],
      render: renderDossier,
    });
  }
  /** What was filed while the procedure still held is accepted under the version of that day. */
  private procedureFor({ procedureCode, submittedAt }: EventData<'DossierSubmitted'>): Procedure | undefined {
    return (
      this.reference.procedureOn(procedureCode, wardDayOf(this.acts.now())) ??
      this.reference.procedureOn(procedureCode, wardDayOf(submittedAt))
    );
  }
}
