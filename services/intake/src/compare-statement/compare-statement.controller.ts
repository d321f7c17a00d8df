import { CodeField, DayField } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import { Act, type ActRequest, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsISO8601, IsString, MaxLength, ValidateNested } from 'class-validator';
import { providerUnknown } from '../charge-fee/charge-fee.decide';
import { confirmPayment } from '../confirm-payment/confirm-payment.decide';
import { inOwnWard } from '../own-ward.fragment';
import { idsIn } from '../payments/charge-reference.fragment';
import { PaymentActs } from '../payments/payment-acts.query';
import { PaymentEntries } from '../payments/payment-entries.query';
import type { PaymentProvider } from '../payments/payment-provider.fragment';
import { PaymentProviders } from '../payments/payment-providers.query';
import { confirmRefund } from '../refund-fee/refund-fee.decide';
import { compareStatement, type Comparison } from './compare-statement.fold';
import { readStatementRow, type RowProblem, type StatedRow, type StatementRow } from './statement-row.fragment';

class StatedRowRequest implements StatedRow {
  @ApiProperty() @IsInt() rowNumber: number;
  @ApiProperty({ example: 'FT25274000001' }) @IsString() @MaxLength(200) reference: string;
  @ApiProperty({ description: 'Names the charge or the refund; kept nowhere' })
  @IsString()
  @MaxLength(500)
  purpose: string;
  @ApiProperty({ example: '38000', description: 'Whole đồng; below zero what was given back' })
  @IsString()
  @MaxLength(30)
  amount: string;
  @ApiProperty({ example: '2025-10-01T02:00:00.000Z' }) @IsString() @MaxLength(40) paidAt: string;
}

class CompareStatementRequest {
  @ApiProperty({ example: 'bank-qr' }) @CodeField() providerCode: string;
  @ApiProperty({ example: '2025-10-01' }) @IsISO8601({ strict: true }) @DayField() day: string;

  @ApiProperty({ type: [StatedRowRequest], description: 'The whole day: what is not in it is missing there' })
  @Type(() => StatedRowRequest)
  @IsArray()
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  rows: StatedRowRequest[];
}

interface ComparedStatement extends Omit<Comparison, 'missingHere'> {
  /** Rows that were missing here and are recorded by now. */
  recorded: number[];
  /** Rows that can not be read or say something that does not fit. */
  rejected: RowProblem[];
}

/**
 * A provider's statement of a day beside our events. Money that the provider has and nobody told us of is recorded, as
 * its callback would have been: for transfers by QR this is how most payments are heard of. Comparing again is quiet.
 */
@Controller('wards/:ward/payment-statements')
export class CompareStatementController {
  constructor(
    private readonly payments: PaymentActs,
    private readonly entries: PaymentEntries,
    private readonly providers: PaymentProviders,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('payment.compare')
  async compare(@Act() asked: ActRequest, @Body() body: CompareStatementRequest): Promise<ComparedStatement> {
    // Each row is an act of its own, done once by what it says; a key of the whole request would fit none of them.
    const request = { ...inOwnWard(asked), idempotencyKey: undefined, expectedPosition: undefined };
    const provider = this.providers.find(body.providerCode);
    if (!provider) throw providerUnknown();
    const read = body.rows.map(readStatementRow);
    const rows = read.filter((row) => 'amount' in row);
    const ids = [...new Set(rows.flatMap(({ purpose }) => idsIn(purpose)))];
    const named = await this.entries.named(request.ward, provider.code, ids);
    const meant = ({ purpose, amount }: StatementRow): string | undefined =>
      idsIn(purpose).find((id) => named.get(id)?.kind === (amount > 0 ? 'charge' : 'refund'));
    const nameOf = (row: StatementRow): string => (row.amount < 0 ? meant(row) : undefined) ?? row.reference;
    const ours = await this.entries.atProvider(request.ward, {
      providerCode: provider.code,
      day: body.day,
      names: rows.map(nameOf),
    });
    const { missingHere, ...compared } = compareStatement(rows, nameOf, ours.ofDay, ours.elsewhere);
    const recorded: number[] = [];
    const rejected: RowProblem[] = read.filter((row) => 'code' in row);
    // One after the other: two rows may be of one dossier, and its stream takes one at a time.
    for (const row of missingHere) {
      const id = meant(row);
      const problem = await this.record(
        request,
        provider,
        row,
        id,
        id === undefined ? undefined : named.get(id)?.dossierId,
      );
      if (problem) rejected.push({ rowNumber: row.rowNumber, ...problem });
      else recorded.push(row.rowNumber);
    }
    return { ...compared, recorded, rejected };
  }

  private async record(
    request: ActRequest,
    provider: PaymentProvider,
    { reference, amount, paidAt }: StatementRow,
    id: string | undefined,
    dossierId: string | undefined,
  ): Promise<Omit<RowProblem, 'rowNumber'> | null> {
    if (id === undefined || dossierId === undefined) {
      return {
        code: 'charge-unknown',
        reason: 'Nội dung giao dịch không nêu khoản thu hay lệnh hoàn tiền nào của đơn vị.',
      };
    }
    try {
      await this.payments.run(request, dossierId, (state) =>
        amount > 0
          ? confirmPayment(state, { chargeId: id, amount, reference, paidAt, provider })
          : confirmRefund(state, { refundId: id, amount: -amount, refundedAt: paidAt }),
      );
      return null;
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
      return { code: error.code, reason: error.message };
    }
  }
}
