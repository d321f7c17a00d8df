import { CodeField, type RefundReason, refundReasons } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsUUID, Min } from 'class-validator';
import { inOwnWard } from '../own-ward.fragment';
import { PaymentActs } from '../payments/payment-acts.query';
import { PaymentProviders } from '../payments/payment-providers.query';
import { confirmRefund, refundFee } from './refund-fee.decide';

class RefundFeeRequest {
  @ApiProperty({ description: 'Drawn by the caller; the same id is the same refund' }) @IsUUID() refundId: string;

  @ApiPropertyOptional({ example: 'national', description: 'Of the payment; left out for cash' })
  @IsOptional()
  @CodeField()
  providerCode?: string;

  @ApiProperty({ description: 'Of the payment: the provider’s number, or the number of the receipt' })
  @CodeField()
  reference: string;

  @ApiProperty({ example: 8_000, description: 'Whole đồng' }) @IsInt() @Min(1) amount: number;
  @ApiProperty({ enum: refundReasons }) @IsIn([...refundReasons]) reasonCode: RefundReason;

  @ApiPropertyOptional({ example: 'counter-1', description: 'Where cash is handed back' })
  @IsOptional()
  @CodeField()
  counterCode?: string;
}

@Controller('wards/:ward/dossiers/:dossierId/refund')
export class RefundFeeController {
  constructor(
    private readonly payments: PaymentActs,
    private readonly providers: PaymentProviders,
  ) {}

  /** A provider that is away is asked again by repeating the act; the refund stays ordered until then. */
  @Post()
  @HttpCode(200)
  @Requires('payment.refund')
  async refund(
    @Act() asked: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() body: RefundFeeRequest,
  ): Promise<ActAnswer> {
    const request = inOwnWard(asked);
    const command = { ...body, providerCode: body.providerCode ?? null, counterCode: body.counterCode ?? null };
    const ordered = await this.payments.run(request, dossierId, (state, now) => refundFee(state, command, now));
    if (!(await this.isDone(request.ward, dossierId, body.refundId))) return ordered;
    // Key and position were for the order; this is what came of it.
    const afterwards = { ...request, idempotencyKey: undefined, expectedPosition: undefined };
    return this.payments.run(afterwards, dossierId, (state, refundedAt) =>
      confirmRefund(state, { refundId: body.refundId, amount: body.amount, refundedAt }),
    );
  }

  private async isDone(ward: string, dossierId: string, refundId: string): Promise<boolean> {
    const { state } = await this.payments.read(ward, dossierId);
    const refund = state.refunds.find((one) => one.refundId === refundId);
    if (!refund || refund.confirmed || refund.providerCode === null) return false;
    const { providerCode, chargeId, reference, amount } = refund;
    return (await this.providers.refund(providerCode, { refundId, chargeId, reference, amount })) === 'done';
  }
}
