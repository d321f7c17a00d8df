import { type Channel, channels, CodeField, UnitCodeField } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Acts, ReferenceData, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, ValidateIf, ValidateNested } from 'class-validator';
import { dossierStream, renderDossier } from '../dossier.state';
import { Dossiers } from '../dossiers.query';
import { inOwnWard } from '../own-ward.fragment';
import { Applicant } from '../vault/applicant.fragment';
import { Vault } from '../vault/vault.query';
import { correctReceipt } from './correct-receipt.decide';

/** What is left out stays as it was. */
class CorrectReceiptRequest {
  @ApiPropertyOptional({ enum: channels })
  @IsOptional()
  @IsIn([...channels])
  channel?: Channel;

  @ApiPropertyOptional({ description: 'Filed online with the help of an officer' })
  @IsOptional()
  @IsBoolean()
  assisted?: boolean;

  @ApiPropertyOptional({ type: String, nullable: true, description: "The applicant's ward; null: not known" })
  @ValidateIf((_, value) => value !== undefined && value !== null)
  @UnitCodeField()
  applicantWardCode?: string | null;

  @ApiPropertyOptional({ type: Applicant, description: 'Sealed anew in the vault; no event and no answer repeats it' })
  @IsOptional()
  @Type(() => Applicant)
  @ValidateNested()
  applicant?: Applicant;

  @ApiProperty({ example: 'mistyped', description: 'Of the list of correction causes' })
  @CodeField()
  reasonCode: string;
}

@Controller('wards/:ward/dossiers/:dossierId/correct-receipt')
export class CorrectReceiptController {
  constructor(
    private readonly acts: Acts,
    private readonly reference: ReferenceData,
    private readonly dossiers: Dossiers,
    private readonly vault: Vault,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('dossier.correct-receipt')
  async correct(
    @Act() asked: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() { channel, assisted, applicantWardCode, applicant, reasonCode }: CorrectReceiptRequest,
  ): Promise<ActAnswer> {
    const request = inOwnWard(asked);
    // Nothing is sealed for a dossier that is not this ward's, or whose counter can correct nothing any more.
    const { dossier: before } = await this.dossiers.read(request.ward, dossierId, request.scope);
    const isOpen = before.status === 'received' || before.status === 'submitted';
    const sealed = applicant && isOpen ? await this.vault.sealAgain(request.ward, dossierId, applicant) : null;
    return this.acts.run(request, dossierStream, {
      dossierId,
      decide: (dossier) =>
        correctReceipt(dossier, {
          channel,
          assisted,
          applicantWardCode,
          isApplicantCorrected: sealed !== null,
          reasonCode,
          reasonKnown: this.reference.causes.has(`correction ${reasonCode}`),
        }),
      companions: (_, now) => sealed?.(now) ?? [],
      render: renderDossier,
    });
  }
}
