import { CodeField } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Problem, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { v7 } from 'uuid';
import { chargedItems } from '../charge-fee/charged-items.fragment';
import { FeeLineRequest } from '../charge-fee/fee-line-request.fragment';
import { inOwnWard } from '../own-ward.fragment';
import { PaymentActs } from '../payments/payment-acts.query';
import { payInCash } from './pay-in-cash.decide';

class PayInCashRequest {
  @ApiPropertyOptional({ description: 'A charge that was made before; otherwise items' })
  @IsOptional()
  @IsUUID()
  chargeId?: string;

  @ApiPropertyOptional({ type: [FeeLineRequest] })
  @IsOptional()
  @Type(() => FeeLineRequest)
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  items?: FeeLineRequest[];

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
  constructor(private readonly payments: PaymentActs) {}

  @Post()
  @HttpCode(200)
  @Requires('payment.take-cash')
  async pay(
    @Act() asked: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() { chargeId, items, ...cash }: PayInCashRequest,
  ): Promise<ActAnswer> {
    const what = chargeId ? { chargeId } : items && { newChargeId: v7(), items: chargedItems(items) };
    if (!what || (chargeId && items)) {
      throw new Problem(400, 'invalid', 'Hãy chọn một khoản thu đã có hoặc nhập các khoản phí, không cả hai.');
    }
    return this.payments.run(inOwnWard(asked), dossierId, (state, now) => payInCash(state, { what, ...cash }, now));
  }
}
