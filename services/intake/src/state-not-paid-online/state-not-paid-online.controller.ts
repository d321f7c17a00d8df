import { type NotPaidOnlineReason, notPaidOnlineReasons } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { inOwnWard } from '../own-ward.fragment';
import { PaymentActs } from '../payments/payment-acts.query';
import { stateNotPaidOnline } from './state-not-paid-online.decide';

class StateNotPaidOnlineRequest {
  @ApiProperty({ enum: notPaidOnlineReasons }) @IsIn([...notPaidOnlineReasons]) reason: NotPaidOnlineReason;
}

@Controller('wards/:ward/dossiers/:dossierId/not-paid-online')
export class StateNotPaidOnlineController {
  constructor(private readonly payments: PaymentActs) {}

  @Post()
  @HttpCode(200)
  @Requires('payment.take-cash')
  async state(
    @Act() asked: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() { reason }: StateNotPaidOnlineRequest,
  ): Promise<ActAnswer> {
    return this.payments.run(inOwnWard(asked), dossierId, (state, now) => stateNotPaidOnline(state, reason, now));
  }
}
