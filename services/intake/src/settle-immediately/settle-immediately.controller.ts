import { CodeField, type RegisterBook, registerBooks, UnitCodeField } from '@motcua/contracts';
import { wardDayOf } from '@motcua/deadline';
import { AppendConflict, Rejected } from '@motcua/event-sourcing';
import { Act, type ActRequest, Acts, ReferenceData, Requires } from '@motcua/platform';
import { Body, Controller, Post } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { v7 } from 'uuid';
import { deciderOf } from '../ask-catalogue/decider.fragment';
import { FeeLineRequest } from '../charge-fee/fee-line-request.fragment';
import { inOwnWard } from '../own-ward.fragment';
import { DossierCodes } from '../receive-dossier/dossier-codes.query';
import { Applicant } from '../vault/applicant.fragment';
import { Vault } from '../vault/vault.query';
import { type ImmediateItem, type ImmediateOutcome, ImmediateResults } from './immediate-results.query';
import { settleImmediately } from './settle-immediately.decide';

class CashRequest {
  @ApiProperty({ example: 1_204, description: 'Number of the receipt for the money' })
  @IsInt()
  @Min(1)
  @Max(999_999_999)
  receiptNumber: number;

  @ApiProperty({ example: 'counter-1' }) @CodeField() counterCode: string;

  @ApiPropertyOptional({
    type: [FeeLineRequest],
    description: 'Where the catalogue does not know the fee, or less than it says; else counted from copies and pages',
  })
  @IsOptional()
  @Type(() => FeeLineRequest)
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  items?: FeeLineRequest[];
}

class ImmediateResultRequest {
  @ApiProperty({ example: '2.000815' })
  @Matches(/^\d+\.\d+$/, { message: 'procedureCode must be a code such as 2.000815' })
  procedureCode: string;

  @ApiProperty({ enum: registerBooks }) @IsIn([...registerBooks]) registerBook: RegisterBook;
  @ApiProperty({ example: 3 }) @IsInt() @Min(1) @Max(1_000) copies: number;
  @ApiProperty({ example: 2, description: 'Of one copy' }) @IsInt() @Min(1) @Max(10_000) pages: number;

  @ApiPropertyOptional({
    type: Applicant,
    description: 'Sealed in the vault; left out where the register names nobody',
  })
  @IsOptional()
  @Type(() => Applicant)
  @ValidateNested()
  applicant?: Applicant;

  @ApiPropertyOptional({ description: "The applicant's ward" })
  @IsOptional()
  @UnitCodeField()
  applicantWardCode?: string;

  @ApiPropertyOptional({ type: CashRequest, description: 'Cash that was taken for it' })
  @IsOptional()
  @Type(() => CashRequest)
  @ValidateNested()
  cash?: CashRequest;
}

class ImmediateResultsRequest {
  @ApiProperty({ type: [ImmediateResultRequest] })
  @Type(() => ImmediateResultRequest)
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  results: ImmediateResultRequest[];
}

/** Certification, extracts and the like: received, resolved and handed over while the applicant waits. */
@Controller('wards/:ward/immediate-results')
export class SettleImmediatelyController {
  constructor(
    private readonly acts: Acts,
    private readonly reference: ReferenceData,
    private readonly codes: DossierCodes,
    private readonly vault: Vault,
    private readonly immediate: ImmediateResults,
  ) {}

  /** Each row by itself: settled with its number in the register, or rejected with a reason; rows are counted from 1. */
  @Post()
  @Requires('dossier.settle-immediately')
  async settle(@Act() asked: ActRequest, @Body() body: ImmediateResultsRequest): Promise<{ rows: ImmediateOutcome[] }> {
    const request = inOwnWard(asked);
    const rows = body.results.map((result, index) => ({ result, rowNumber: index + 1 }));
    const ids = new Map(rows.map(({ rowNumber }) => [rowNumber, this.immediate.idOf(request, rowNumber)]));
    const before = await this.immediate.answered(request, ids);
    const now = this.acts.now();
    const decide = ({ result, rowNumber }: (typeof rows)[number]) =>
      this.decide(request.ward, ids.get(rowNumber) as string, rowNumber, result, now);
    if (before) return { rows: await this.withRejected(before, rows, decide) };
    const items = await Promise.all(rows.map(decide));
    try {
      return { rows: await this.immediate.settle(request, items, now) };
    } catch (error) {
      // The same batch came twice at once: the second is answered as the first.
      const first = error instanceof AppendConflict ? await this.immediate.answered(request, ids) : undefined;
      if (!first) throw error;
      return { rows: await this.withRejected(first, rows, decide) };
    }
  }

  /** A refusal is not stored; what was refused is told again. */
  private async withRejected<Row extends { rowNumber: number }>(
    settled: ImmediateOutcome[],
    rows: readonly Row[],
    decide: (row: Row) => Promise<ImmediateItem>,
  ): Promise<ImmediateOutcome[]> {
    const known = new Set(settled.map(({ rowNumber }) => rowNumber));
    const others = await Promise.all(rows.filter(({ rowNumber }) => !known.has(rowNumber)).map(decide));
    const rejected = others.flatMap(({ rowNumber, decided }) =>
      decided instanceof Rejected
        ? [{ rowNumber, outcome: 'rejected', code: decided.code, reason: decided.message } as const]
        : [],
    );
    return [...settled, ...rejected].sort((a, b) => a.rowNumber - b.rowNumber);
  }

  private async decide(
    ward: string,
    dossierId: string,
    rowNumber: number,
    { procedureCode, registerBook, copies, pages, applicant, applicantWardCode, cash }: ImmediateResultRequest,
    now: string,
  ): Promise<ImmediateItem> {
    const procedure = this.reference.procedureOn(procedureCode, wardDayOf(now));
    // No code is drawn and nobody is sealed for what is going to be refused.
    const [dossierCode, sealed] = procedure?.isImmediate
      ? await Promise.all([this.codes.draw(ward, now), applicant ? this.vault.seal(ward, dossierId, applicant) : []])
      : ['', []];
    const decided = settleImmediately({
      receivedAt: now,
      dossierCode,
      procedure,
      ...this.reference.time(ward),
      receivingWardCode: ward,
      ...deciderOf(this.reference, ward, procedure, undefined),
      applicantWardCode: applicantWardCode ?? null,
      channel: 'direct',
      assisted: false,
      forwardedFrom: null,
      copies,
      pages,
      registerBook,
      fees: procedure?.fees ?? null,
      cash: cash
        ? {
            what: {
              newChargeId: v7(),
              asked: cash.items ? { items: cash.items } : { documents: [{ copies, pages }] },
            },
            receiptNumber: cash.receiptNumber,
            counterCode: cash.counterCode,
            reason: 'cash-by-choice',
          }
        : null,
    });
    return { rowNumber, dossierId, decided, sealed };
  }
}
