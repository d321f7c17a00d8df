import { type Channel, channels, CodeField } from '@motcua/contracts';
import { wardDayOf } from '@motcua/deadline';
import { Act, type ActAnswer, type ActRequest, Acts, ReferenceData, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { v7 } from 'uuid';
import { inOwnWard } from '../own-ward.fragment';
import { Applicant } from '../vault/applicant.fragment';
import { Vault } from '../vault/vault.query';
import { otherRequestStream, renderOtherRequest } from './other-request.state';
import { answerOtherRequest, mapOtherRequest, recordOtherRequest } from './record-other-request.decide';

class RecordOtherRequestRequest {
  @ApiProperty({ example: 'utility-confirmation', description: "A cause of the list 'other-request'" })
  @CodeField()
  kindCode: string;

  @ApiProperty({ enum: channels }) @IsIn([...channels]) channel: Channel;
  @ApiProperty({ type: Applicant }) @IsDefined() @Type(() => Applicant) @ValidateNested() applicant: Applicant;

  @ApiPropertyOptional({ description: 'What is asked for; sealed in the vault with the applicant' })
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  note?: string;
}

class AnswerOtherRequestRequest {
  @ApiProperty({ example: 'done', description: "A cause of the list 'other-request-outcome'" })
  @CodeField()
  outcomeCode: string;
}

class MapOtherRequestRequest {
  @ApiProperty({ example: '2.000815' })
  @Matches(/^\d+\.\d+$/, { message: 'procedureCode must be a code such as 2.000815' })
  procedureCode: string;
}

/** Requests that no procedure of the catalogue covers: a register of their own, in no figure of dossiers. */
@Controller('wards/:ward/other-requests')
export class RecordOtherRequestController {
  constructor(
    private readonly acts: Acts,
    private readonly reference: ReferenceData,
    private readonly vault: Vault,
  ) {}

  @Post()
  @Requires('other-request.record')
  async record(@Act() asked: ActRequest, @Body() body: RecordOtherRequestRequest): Promise<ActAnswer> {
    const request = inOwnWard(asked);
    const { kindCode, channel, applicant, note } = body;
    const id = v7();
    const isKnown = this.reference.causes.has(`other-request ${kindCode}`);
    const sealed = isKnown ? await this.vault.seal(request.ward, id, { ...applicant, ...(note && { note }) }) : [];
    return this.acts.run(request, otherRequestStream, {
      dossierId: id,
      begins: true,
      decide: (state) => recordOtherRequest(state, { kindCode, channel, isKnown }),
      // Whoever looks for an applicant looks for dossiers.
      companions: () => sealed.filter(({ table }) => table !== 'vault_index'),
      render: renderOtherRequest,
    });
  }

  @Post(':id/answer')
  @HttpCode(200)
  @Requires('other-request.record')
  answer(
    @Act() asked: ActRequest,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { outcomeCode }: AnswerOtherRequestRequest,
  ): Promise<ActAnswer> {
    const isKnown = this.reference.causes.has(`other-request-outcome ${outcomeCode}`);
    return this.acts.run(inOwnWard(asked), otherRequestStream, {
      dossierId: id,
      decide: (state) => answerOtherRequest(state, { outcomeCode, isKnown }),
      render: renderOtherRequest,
    });
  }

  @Post(':id/map')
  @HttpCode(200)
  @Requires('other-request.record')
  map(
    @Act() asked: ActRequest,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { procedureCode }: MapOtherRequestRequest,
  ): Promise<ActAnswer> {
    const isKnown = this.reference.procedureOn(procedureCode, wardDayOf(this.acts.now())) !== undefined;
    return this.acts.run(inOwnWard(asked), otherRequestStream, {
      dossierId: id,
      decide: (state) => mapOtherRequest(state, { procedureCode, isKnown }),
      render: renderOtherRequest,
    });
  }
}
