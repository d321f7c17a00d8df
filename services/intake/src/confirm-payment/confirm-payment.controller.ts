import { createHash } from 'node:crypto';
import { type ActRequest, activeTraceparent, Problem, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { PaymentActs } from '../payments/payment-acts.query';
import { PaymentEntries } from '../payments/payment-entries.query';
import type { PaymentConfirmation } from '../payments/payment-provider.fragment';
import { PaymentProviders } from '../payments/payment-providers.query';
import { confirmPayment } from './confirm-payment.decide';

/** The provider acts itself; its number of the payment is the key under which the act is done once. */
const requestOf = (
  providerCode: string,
  ward: string,
  { chargeId, amount, reference }: PaymentConfirmation,
): ActRequest => ({
  identity: { subject: providerCode, units: [], roles: [] },
  role: 'payment-provider',
  ward,
  scope: { wards: [ward], units: [] },
  route: 'POST /payments/callbacks/:provider',
  idempotencyKey: reference,
  bodyHash: createHash('sha256').update(`${chargeId} ${amount}`).digest('hex'),
  expectedPosition: undefined,
  traceparent: activeTraceparent(),
});

/** A provider says that money came. No session: the signature is the permission. */
@Controller('payments/callbacks/:provider')
export class ConfirmPaymentController {
  constructor(
    private readonly payments: PaymentActs,
    private readonly entries: PaymentEntries,
    private readonly providers: PaymentProviders,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('nobody in particular')
  async confirm(
    @Param('provider') providerCode: string,
    @Body() body: Record<string, unknown>,
  ): Promise<{ received: true }> {
    const provider = this.providers.find(providerCode);
    const confirmation = provider?.readCallback(body);
    if (!provider || !confirmation) {
      throw new Problem(401, 'not-verified', 'Không xác thực được thông báo thanh toán.');
    }
    const { wardCode, dossierId } = await this.entries.placeOf(confirmation.chargeId);
    await this.payments.run(requestOf(provider.code, wardCode, confirmation), dossierId, (state) =>
      confirmPayment(state, { ...confirmation, provider }),
    );
    return { received: true };
  }
}
