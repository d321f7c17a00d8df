import { CodeField } from '@motcua/contracts';
import { type Scope, UnknownStream } from '@motcua/event-sourcing';
import { Act, type ActAnswer, type ActRequest, InScope, Requires } from '@motcua/platform';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { inOwnWard } from '../own-ward.fragment';
import { PaymentActs } from '../payments/payment-acts.query';
import { type NotApplied, PaymentEntries } from '../payments/payment-entries.query';
import { matchPayment } from './match-payment.decide';

class MatchPaymentRequest {
  @ApiProperty({ example: 'national' }) @CodeField() providerCode: string;
  @ApiProperty({ description: "The provider's number of the payment" }) @CodeField() reference: string;
  @ApiProperty({ description: 'The charge that it settles' }) @IsUUID() chargeId: string;
}

/** Money that came and settled nothing: listed, and matched with a charge. The other way out is a refund. */
@Controller('wards/:ward')
export class MatchPaymentController {
  constructor(
    private readonly payments: PaymentActs,
    private readonly entries: PaymentEntries,
  ) {}

  @Get('payments/not-applied')
  @Requires('dossier.read')
  async list(@InScope() scope: Scope, @Param('ward') ward: string): Promise<{ payments: NotApplied[] }> {
    if (!scope.wards.includes(ward)) throw new UnknownStream();
    return { payments: await this.entries.notApplied(ward) };
  }

  @Post('dossiers/:dossierId/match-payment')
  @HttpCode(200)
  @Requires('payment.compare')
  async match(
    @Act() asked: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() body: MatchPaymentRequest,
  ): Promise<ActAnswer> {
    return this.payments.run(inOwnWard(asked), dossierId, (state) => matchPayment(state, body));
  }
}
