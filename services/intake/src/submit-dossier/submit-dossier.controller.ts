import { wardDayOf } from '@motcua/deadline';
import { Act, type ActAnswer, type ActRequest, Acts, ReferenceData, Requires, timerRows } from '@motcua/platform';
import { Body, Controller, Post } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsDefined, IsOptional, Matches, ValidateNested } from 'class-validator';
import { v7 } from 'uuid';
import { dossierStream, renderDossier } from '../dossier.state';
import { acceptanceTimersOf } from '../fire-timer/fire-timer.decide';
import { inOwnWard } from '../own-ward.fragment';
import { Applicant } from '../vault/applicant.fragment';
import { Vault } from '../vault/vault.query';
import { submitDossier } from './submit-dossier.decide';

class SubmitDossierRequest {
  @ApiProperty({ example: '1.001193', description: 'Code of the procedure in the catalogue' })
  @Matches(/^\d+\.\d+$/, { message: 'procedureCode must be a code such as 1.001193' })
  procedureCode: string;

  @ApiProperty({ type: Applicant, description: 'Sealed in the vault; no event and no answer repeats it' })
  @IsDefined()
  @Type(() => Applicant)
  @ValidateNested()
  applicant: Applicant;

  @ApiPropertyOptional({ description: 'Filed with the help of an officer', default: false })
  @IsOptional()
  @IsBoolean()
  assisted?: boolean;
}

@Controller('wards/:ward/submissions')
export class SubmitDossierController {
  constructor(
    private readonly acts: Acts,
    private readonly reference: ReferenceData,
    private readonly vault: Vault,
  ) {}

  @Post()
  @Requires('dossier.submit')
  async submit(@Act() asked: ActRequest, @Body() body: SubmitDossierRequest): Promise<ActAnswer> {
    const request = inOwnWard(asked);
    const procedure = this.reference.procedureOn(body.procedureCode, wardDayOf(this.acts.now()));
    const dossierId = v7();
    const sealed = procedure ? await this.vault.seal(request.ward, dossierId, body.applicant) : [];
    return this.acts.run(request, dossierStream, {
      dossierId,
      begins: true,
      decide: (dossier, now) =>
        submitDossier(dossier, {
          submittedAt: now,
          procedure,
          ...this.reference.time(request.ward),
          receivingWardCode: request.ward,
          assisted: body.assisted ?? false,
        }),
      companions: (events) => [
        ...sealed,
        ...timerRows(
          request.ward,
          dossierId,
          events.flatMap((event) =>
            acceptanceTimersOf(event, this.reference.calendar(), this.reference.hours(request.ward)),
          ),
        ),
      ],
      render: renderDossier,
    });
  }
}
