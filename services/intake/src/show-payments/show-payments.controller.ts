import type { Scope } from '@motcua/event-sourcing';
import { UnknownStream } from '@motcua/event-sourcing';
import { ActAnswer, InScope, Requires } from '@motcua/platform';
import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { PaymentActs } from '../payments/payment-acts.query';
import { PaymentProviders } from '../payments/payment-providers.query';
import { openCharge, renderPayments } from '../payments/payments.state';

/** What was charged, paid and given back; for the receiving centre. With the link and code of the charge that is open. */
@Controller('wards/:ward/dossiers/:dossierId/payments')
export class ShowPaymentsController {
  constructor(
    private readonly payments: PaymentActs,
    private readonly providers: PaymentProviders,
  ) {}

  @Get()
  @Requires('dossier.read')
  async show(
    @InScope() scope: Scope,
    @Param('ward') ward: string,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
  ): Promise<ActAnswer> {
    if (!scope.wards.includes(ward)) throw new UnknownStream();
    const { state, position } = await this.payments.read(ward, dossierId);
    const now = this.payments.now();
    const open = openCharge(state, now);
    const offer = open ? await this.providers.offerFor(ward, open) : null;
    return new ActAnswer(200, position, { dossierId, wardCode: ward, position, ...renderPayments(state, now), offer });
  }
}
