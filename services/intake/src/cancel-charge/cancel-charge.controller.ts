import { type ChargeCancelReason, chargeCancelReasons } from '@motcua/contracts';
import { Act, ActAnswer, type ActRequest, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { inOwnWard } from '../own-ward.fragment';
import { PaymentActs } from '../payments/payment-acts.query';
import { PaymentProviders } from '../payments/payment-providers.query';
import { chargeOf } from '../payments/payments.state';
import { cancelCharge } from './cancel-charge.decide';

class CancelChargeRequest {
  @ApiProperty({ enum: chargeCancelReasons }) @IsIn([...chargeCancelReasons]) reasonCode: ChargeCancelReason;
}

/**
 * `provider` says whether the provider takes the money no more: `told`, `not-told` where it is away, then the act is
 * repeated, or `cannot-be-told`, as a printed code cannot be taken back.
 */
@Controller('wards/:ward/dossiers/:dossierId/charges/:chargeId/cancel')
export class CancelChargeController {
  constructor(
    private readonly payments: PaymentActs,
    private readonly providers: PaymentProviders,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('payment.cancel')
  async cancel(
    @Act() asked: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Param('chargeId', ParseUUIDPipe) chargeId: string,
    @Body() { reasonCode }: CancelChargeRequest,
  ): Promise<ActAnswer> {
    const request = inOwnWard(asked);
    const command = { chargeId, reasonCode };
    const answer = await this.payments.run(request, dossierId, (state, now) => cancelCharge(state, command, now));
    // Told once it stands in the log: until then the provider may take the money.
    const { state } = await this.payments.read(request.ward, dossierId);
    const providerCode = chargeOf(state, chargeId)?.providerCode ?? null;
    const provider = providerCode === null ? 'cannot-be-told' : await this.providers.cancel(providerCode, chargeId);
    return new ActAnswer(answer.status, answer.position, { ...answer.body, provider });
  }
}
