import { InstantField, UnitCodeField } from '@motcua/contracts';
import { wardDayOf } from '@motcua/deadline';
import {
  Act,
  type ActRequest,
  API_POOL,
  BulkActs,
  dossierIdOf,
  ReferenceData,
  Requires,
  type RowOutcome,
} from '@motcua/platform';
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsDefined,
  IsIn,
  IsOptional,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import type pg from 'pg';
import { deciderOf } from '../ask-catalogue/decider.fragment';
import { dossierStream } from '../dossier.state';
import { codesIssuedHere } from '../enter-from-register/register-entries.query';
import { inOwnWard } from '../own-ward.fragment';
import { CodeBlocks } from '../receive-dossier/code-blocks.query';
import { formatDossierCode, prefixOf } from '../receive-dossier/dossier-codes.query';
import { receiptRows } from '../receive-dossier/receipt-rows.fragment';
import { Applicant } from '../vault/applicant.fragment';
import { Vault } from '../vault/vault.query';
import { enterOffline } from './enter-offline.decide';

class OfflineReceiptRequest {
  @ApiProperty({ example: 'H01.11.07-261125-0042', description: 'Of a block that was set aside for that day' })
  @MaxLength(80)
  dossierCode: string;

  @ApiProperty({ example: '2026-11-25T02:30:00.000Z' }) @InstantField() receivedAt: string;

  @ApiProperty({ example: '1.001193' })
  @Matches(/^\d+\.\d+$/, { message: 'procedureCode must be a code such as 1.001193' })
  procedureCode: string;

  @ApiProperty({ enum: ['direct', 'postal'] }) @IsIn(['direct', 'postal']) channel: 'direct' | 'postal';

  @ApiProperty({ type: Applicant }) @IsDefined() @Type(() => Applicant) @ValidateNested() applicant: Applicant;

  @ApiPropertyOptional() @IsOptional() @UnitCodeField() competentUnitCode?: string;
  @ApiPropertyOptional() @IsOptional() @UnitCodeField() applicantWardCode?: string;
}

class OfflineReceiptsRequest {
  @ApiProperty({ type: [OfflineReceiptRequest] })
  @Type(() => OfflineReceiptRequest)
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  receipts: OfflineReceiptRequest[];
}

/** What a counter received while it was cut off, entered afterwards with the codes on its receipts. */
@Controller('wards/:ward/offline-receipts')
export class EnterOfflineController {
  constructor(
    private readonly bulk: BulkActs,
    private readonly reference: ReferenceData,
    private readonly blocks: CodeBlocks,
    private readonly vault: Vault,
    @Inject(API_POOL) private readonly pool: pg.Pool,
  ) {}

  /** Each row by itself, counted from 1; rows that were entered before stay as they are. */
  @Post()
  @HttpCode(200)
  @Requires('dossier.enter-afterwards')
  async enter(@Act() asked: ActRequest, @Body() { receipts }: OfflineReceiptsRequest): Promise<{ rows: RowOutcome[] }> {
    const request = inOwnWard(asked);
    const { ward } = request;
    const days = receipts.map(({ receivedAt }) => wardDayOf(receivedAt)).sort();
    const rows = await this.bulk.run(request, dossierStream, async () => {
      const codes = receipts.map(({ dossierCode }) => dossierCode);
      const [blocks, used, sealed] = await Promise.all([
        this.blocks.from(ward, days[0] as string),
        codesIssuedHere(this.pool, ward, codes),
        this.vault.sealAll(
          ward,
          receipts.map(({ dossierCode, applicant }) => ({ dossierId: dossierIdOf(ward, dossierCode), applicant })),
        ),
      ]);
      const prefix = prefixOf(this.reference, ward);
      const reserved = new Set(
        blocks.flatMap(({ day, first, last }) =>
          Array.from({ length: last - first + 1 }, (_, index) => formatDossierCode(prefix, day, first + index)),
        ),
      );
      return receipts.map((receipt, index) => {
        const { dossierCode, receivedAt, procedureCode, channel } = receipt;
        const procedure = this.reference.procedureOn(procedureCode, wardDayOf(receivedAt));
        const dossierId = dossierIdOf(ward, dossierCode);
        const decider = deciderOf(this.reference, ward, procedure, receipt.competentUnitCode);
        return {
          rowNumber: index + 1,
          dossierId,
          competentUnitCode: decider.competentUnitCode,
          companions: (events) => [...(sealed[index] ?? []), ...receiptRows(ward, dossierId, events, this.reference)],
          decide: (dossier, now) =>
            enterOffline(
              dossier,
              {
                receivedAt,
                dossierCode,
                procedure,
                ...this.reference.time(ward),
                receivingWardCode: ward,
                ...decider,
                applicantWardCode: receipt.applicantWardCode ?? null,
                channel,
                assisted: false,
                forwardedFrom: null,
                isReserved: reserved.has(dossierCode) && dossierCode.includes(`-${dayInCode(receivedAt)}-`),
                isUsed: used.has(dossierCode),
              },
              now,
            ),
        };
      });
    });
    return { rows };
  }
}

const dayInCode = (receivedAt: string): string => wardDayOf(receivedAt).slice(2).replaceAll('-', '');
