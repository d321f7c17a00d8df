import { CodeField } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Problem, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { v7 } from 'uuid';
import { AskedFeesRequest, askedFeesOf } from '../charge-fee/asked-fees-request.fragment';
import { inOwnWard } from '../own-ward.fragment';
import { PaymentActs } from '../payments/payment-acts.query';
import { PinnedFees } from '../payments/pinned-fees.query';
import { payInCash } from './pay-in-cash.decide';

class PayInCashRequest extends AskedFeesRequest {
  @ApiPropertyOptional({ description: 'A charge that was made before; otherwise one is made' })
  @IsOptional()
  @IsUUID()
  chargeId?: string;

  @ApiProperty({ example: 1_204, description: 'Number of the receipt for the money' })
  @IsInt()
  @Min(1)
  @Max(999_999_999)
  receiptNumber: number;

  @ApiProperty({ example: 'counter-1' }) @CodeField() counterCode: string;

  @ApiProperty({ enum: ['cash-by-choice', 'platform-down'], description: 'Why it is not paid online' })
  @IsIn(['cash-by-choice', 'platform-down'])
  reason: 'cash-by-choice' | 'platform-down';
}

@Controller('wards/:ward/dossiers/:dossierId/pay-in-cash')
export class PayInCashController {
  constructor(
    private readonly payments: PaymentActs,
    private readonly pinnedFees: PinnedFees,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('payment.take-cash')
  async pay(
    @Act() asked: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() { chargeId, documents, items, ...cash }: PayInCashRequest,
  ): Promise<ActAnswer> {
    if (chargeId && (documents || items)) {
      throw new Problem(400, 'invalid', 'Hãy chọn một khoản thu đã có hoặc nhập các khoản phí, không cả hai.');
    }
    const what = chargeId ? { chargeId } : { newChargeId: v7(), asked: askedFeesOf({ documents, items }) };
    return this.payments.run(inOwnWard(asked), dossierId, (state, now) =>
      payInCash(state, { what, ...cash, fees: this.pinnedFees.of(state.dossier) }, now),
    );
  }
}
