import { type Channel, channels, procedureCodeOf } from '@motcua/contracts';
import { wardDayOf } from '@motcua/deadline';
import {
  Act,
  type ActRequest,
  API_POOL,
  BulkActs,
  dossierIdOf,
  InScope,
  ReferenceData,
  Requires,
  type RowOutcome,
} from '@motcua/platform';
import type { Companion, Scope } from '@motcua/event-sourcing';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import type pg from 'pg';
import { dossierStream } from '../dossier.state';
import { inOwnWard } from '../own-ward.fragment';
import { DossierCodes } from '../receive-dossier/dossier-codes.query';
import { Vault } from '../vault/vault.query';
import { enterFromRegister } from './enter-from-register.decide';
import { codesIssuedHere, listVanished, rememberEntries } from './register-entries.query';

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const hash = /^[0-9a-f]{64}$/;

/** As registers write it: free text, kept as it stands. */
class RegisterApplicant {
  @ApiProperty() @IsString() @MaxLength(500) fullName: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(500) address?: string;
}

class RegisterReceiptRow {
  @ApiProperty() @IsInt() rowNumber: number;
  @ApiProperty({ example: 'H01.11.07-250701-0001' }) @MaxLength(80) dossierCode: string;
  @ApiProperty({ example: '1.001193' }) @MaxLength(80) procedureCode: string;
  @ApiProperty({ example: 'Hộ tịch' }) @MaxLength(300) fieldName: string;
  @ApiProperty({ enum: channels }) @IsIn([...channels]) channel: Channel;
  @ApiProperty() @IsBoolean() hasSlip: boolean;
  @ApiProperty({ example: '2025-07-01T02:30:00.000Z' }) @Matches(instant) receivedAt: string;
  @ApiProperty({ nullable: true, type: String }) @IsOptional() @Matches(instant) dueAt: string | null;
  @ApiProperty({ description: 'The register says that the filing was not accepted' }) @IsBoolean() notAccepted: boolean;

  @ApiPropertyOptional({ description: 'Personal columns; sealed in the vault when the row is new' })
  @IsOptional()
  @Type(() => RegisterApplicant)
  @ValidateNested()
  applicant?: RegisterApplicant;
}

class EnterReceiptsRequest {
  @ApiProperty({ description: 'sha-256 of the register file' }) @Matches(hash) fileHash: string;
  @ApiProperty({ example: 'Nhập sổ theo dõi hồ sơ' }) @MaxLength(200) reason: string;
  @ApiProperty({ type: [RegisterReceiptRow] })
  @Type(() => RegisterReceiptRow)
  @ValidateNested({ each: true })
  @ArrayMaxSize(1_000)
  rows: RegisterReceiptRow[];
}

class VanishedQuery {
  @ApiProperty() @Matches(hash) fileHash: string;
  @ApiProperty() @Matches(instant) from: string;
  @ApiProperty() @Matches(instant) to: string;
  @ApiProperty({ required: false }) @IsOptional() @MaxLength(80) after?: string;
}

@Controller('wards/:ward/register-entries')
export class EnterFromRegisterController {
  constructor(
    private readonly bulk: BulkActs,
    private readonly reference: ReferenceData,
    private readonly vault: Vault,
    private readonly ownCodes: DossierCodes,
    @Inject(API_POOL) private readonly pool: pg.Pool,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('register.enter')
  async enter(@Act() asked: ActRequest, @Body() body: EnterReceiptsRequest): Promise<{ rows: RowOutcome[] }> {
    const request = inOwnWard(asked);
    const outcomes = await this.bulk.run(request, dossierStream, async () => {
      const sealed = await this.sealApplicants(request.ward, body.rows);
      const codes = body.rows.map(({ dossierCode }) => dossierCode);
      await this.ownCodes.skip(request.ward, codes, new Date().toISOString());
      const issued = await codesIssuedHere(this.pool, request.ward, codes);
      const calendarId = this.reference.calendar().id;
      const officeHoursVersion = this.reference.hours(request.ward).version;
      return body.rows.map((row) => ({
        rowNumber: row.rowNumber,
        dossierId: dossierIdOf(request.ward, row.dossierCode),
        competentUnitCode: request.ward,
        companions: (events) => (events[0]?.type === 'DossierReceived' ? (sealed.get(row.rowNumber) ?? []) : []),
        decide: (dossier, now) =>
          enterFromRegister(
            dossier,
            {
              ...row,
              dueAt: row.dueAt ?? null,
              issuedHere: issued.has(row.dossierCode),
              receivingWardCode: request.ward,
              competentUnitCode: request.ward,
              procedureCode: procedureCodeOf(row.procedureCode),
              procedure: this.reference.procedureOn(procedureCodeOf(row.procedureCode), wardDayOf(row.receivedAt)),
              calendarId,
              officeHoursVersion,
              source: { source: 'register', fileHash: body.fileHash, rowNumber: row.rowNumber, reason: body.reason },
            },
            now,
          ),
      }));
    });
    const rejected = new Set(
      outcomes.filter(({ outcome }) => outcome === 'rejected').map(({ rowNumber }) => rowNumber),
    );
    await rememberEntries(
      this.pool,
      request.ward,
      body.fileHash,
      body.rows.filter(({ rowNumber }) => !rejected.has(rowNumber)),
    );
    return { rows: outcomes };
  }

  private async sealApplicants(ward: string, rows: RegisterReceiptRow[]): Promise<Map<number, Companion[]>> {
    const named = rows.filter(
      (row): row is typeof row & { applicant: RegisterApplicant } => row.applicant !== undefined,
    );
    if (named.length === 0) return new Map();
    const sealed = await this.vault.sealAll(
      ward,
      named.map(({ dossierCode, applicant }) => ({ dossierId: dossierIdOf(ward, dossierCode), applicant })),
    );
    return new Map(named.map(({ rowNumber }, index) => [rowNumber, sealed[index] ?? []]));
  }

  /** Dossiers of the same span of receipt that an earlier export had and this one has not; at most 1,000 at a time. */
  @Get('vanished')
  @Requires('register.enter')
  async vanished(
    @Param('ward') ward: string,
    @InScope() scope: Scope,
    @Query() { fileHash, from, to, after }: VanishedQuery,
  ): Promise<{ dossierCodes: string[] }> {
    return { dossierCodes: await listVanished(this.pool, scope, { ward, fileHash, from, to, after: after ?? '' }) };
  }
}
