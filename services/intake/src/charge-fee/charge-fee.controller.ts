import { CodeField } from '@motcua/contracts';
import { Act, ActAnswer, type ActRequest, Problem, Requires, roleWith } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { v7 } from 'uuid';
import { inOwnWard } from '../own-ward.fragment';
import { PaymentActs } from '../payments/payment-acts.query';
import { PaymentProviders } from '../payments/payment-providers.query';
import { openCharge } from '../payments/payments.state';
import { PinnedFees } from '../payments/pinned-fees.query';
import { AskedFeesRequest, askedFeesOf } from './asked-fees-request.fragment';
import { chargeFee } from './charge-fee.decide';

class ChargeFeeRequest extends AskedFeesRequest {
  @ApiProperty({ example: 'bank-qr', description: 'Through whom it may be paid' })
  @CodeField()
  providerCode: string;

  @ApiPropertyOptional({ example: 'counter-1', description: 'Left out online' })
  @IsOptional()
  @CodeField()
  counterCode?: string;
}

/** Asks for a fee. `offer` is what the payer opens or scans; null while the provider is away, then the act is repeated. */
@Controller('wards/:ward/dossiers/:dossierId/charge')
export class ChargeFeeController {
  constructor(
    private readonly payments: PaymentActs,
    private readonly providers: PaymentProviders,
    private readonly pinnedFees: PinnedFees,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('payment.charge')
  async charge(
    @Act() asked: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() body: ChargeFeeRequest,
  ): Promise<ActAnswer> {
    const request = inOwnWard(asked);
    // The portal charges what the catalogue says, and nothing else.
    if (body.items && !roleWith(request.identity.roles, 'payment.state-lines')) {
      throw new Problem(
        403,
        'not-permitted',
        'Vai trò của bạn không được phép tự nhập khoản phí (payment.state-lines).',
      );
    }
    const provider = this.providers.find(body.providerCode);
    const command = {
      chargeId: v7(),
      asked: askedFeesOf(body),
      counterCode: body.counterCode ?? null,
      provider: provider?.serves(request.ward) ? provider : undefined,
    };
    const answer = await this.payments.run(request, dossierId, (state, now) =>
      chargeFee(state, { ...command, fees: this.pinnedFees.of(state.dossier) }, now),
    );
    // The provider is asked once the charge stands in the log: what it takes money for is known here, come what may.
    const { state } = await this.payments.read(request.ward, dossierId);
    const open = openCharge(state, this.payments.now());
    const offer = open ? await this.providers.offerFor(request.ward, open) : null;
    return new ActAnswer(answer.status, answer.position, { ...answer.body, offer });
  }
}
