import { UnitCodeField } from '@motcua/contracts';
import { wardDayOf } from '@motcua/deadline';
import { type Companion, UnknownStream } from '@motcua/event-sourcing';
import { Act, type ActAnswer, type ActRequest, Acts, ReferenceData, Requires } from '@motcua/platform';
import { Body, Controller, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { v5 } from 'uuid';
import { placeOf } from '../ask-catalogue/decider.fragment';
import { type Dossier, dossierStream, renderDossier } from '../dossier.state';
import { Dossiers } from '../dossiers.query';
import { Notifications } from '../notifications/notifications.query';
import { inOwnWard } from '../own-ward.fragment';
import { DossierCodes } from '../receive-dossier/dossier-codes.query';
import { receiptRows } from '../receive-dossier/receipt-rows.fragment';
import { Vault } from '../vault/vault.query';
import { receiveForwardedDossier } from './receive-forwarded-dossier.decide';

class ReceiveForwardedDossierRequest {
  @ApiProperty({ description: 'Id of the dossier at the centre that forwarded it' })
  @IsUUID()
  forwardedFrom: string;

  @ApiProperty({ example: 'an-thang', description: 'The centre that forwarded it' })
  @UnitCodeField()
  fromWardCode: string;
}

@Controller('wards/:ward/dossiers/forwarded')
export class ReceiveForwardedDossierController {
  constructor(
    private readonly acts: Acts,
    private readonly reference: ReferenceData,
    private readonly codes: DossierCodes,
    private readonly dossiers: Dossiers,
    private readonly vault: Vault,
    private readonly notifications: Notifications,
  ) {}

  @Post()
  @Requires('dossier.receive')
  async receive(@Act() asked: ActRequest, @Body() body: ReceiveForwardedDossierRequest): Promise<ActAnswer> {
    const request = inOwnWard(asked);
    const { ward } = request;
    const { forwardedFrom, fromWardCode } = body;
    // Proof: under no other scope than this unit's own, the first centre's dossier is to be seen.
    const { dossier: origin } = await this.dossiers.read(fromWardCode, forwardedFrom, { wards: [], units: [ward] });
    // One forwarding makes one dossier here, whoever asks and however often.
    const dossierId = v5(`received by ${ward}`, forwardedFrom);
    const procedure =
      'receipt' in origin
        ? this.reference.procedureOn(origin.receipt.procedureCode, wardDayOf(this.acts.now()))
        : undefined;
    const isNew = procedure !== undefined && isForwardedTo(origin, ward) && !(await this.exists(request, dossierId));
    const dossierCode = isNew ? await this.codes.draw(ward, this.acts.now()) : '';
    const sealed = isNew ? await this.sealAgain(fromWardCode, forwardedFrom, ward, dossierId) : [];
    return this.acts.run(request, dossierStream, {
      dossierId,
      begins: true,
      decide: (dossier, now) =>
        receiveForwardedDossier(dossier, {
          origin,
          forwardedFrom,
          receivedAt: now,
          dossierCode,
          procedure,
          ...this.reference.time(ward),
          receivingWardCode: ward,
          higherUnitCode: placeOf(this.reference, ward).parentCode,
        }),
      // A quiet repeat writes nothing, so it has no rows either.
      companions: (events, now) =>
        events.length === 0
          ? []
          : [
              ...sealed,
              ...receiptRows(ward, dossierId, events, this.reference),
              ...this.notifications.ofAct(ward, dossierId, events, now),
            ],
      render: renderDossier,
    });
  }

  /** The applicant comes along, under keys of this ward: erasing the person at one centre leaves the other's record. */
  private async sealAgain(fromWard: string, forwardedFrom: string, ward: string, to: string): Promise<Companion[]> {
    const opened = await this.vault.open(fromWard, forwardedFrom, { wards: [fromWard], units: [] });
    return opened === undefined || opened === 'erased' ? [] : this.vault.seal(ward, to, opened.applicant);
  }

  private async exists({ ward, scope }: ActRequest, dossierId: string): Promise<boolean> {
    try {
      await this.dossiers.read(ward, dossierId, scope);
      return true;
    } catch (error) {
      if (error instanceof UnknownStream) return false;
      throw error;
    }
  }
}

const isForwardedTo = (origin: Dossier, ward: string): boolean =>
  origin.status === 'forwarded' && origin.forwardedTo === ward;
