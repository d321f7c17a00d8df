import type { Scope } from '@motcua/event-sourcing';
import { UnknownStream } from '@motcua/event-sourcing';
import { InScope, Problem, Requires } from '@motcua/platform';
import { Controller, Get, Header, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { PaymentActs } from '../payments/payment-acts.query';
import type { PaymentOffer } from '../payments/payment-provider.fragment';
import { PaymentProviders } from '../payments/payment-providers.query';
import { type Charge, chargeOf, chargeStatus } from '../payments/payments.state';
import { drawQr } from './qr-drawing.fragment';

/**
 * How a charge may be paid, while it is open. Nothing of it is kept by anybody on the way: a payment or a cancellation
 * ends it before its time.
 */
@Controller('wards/:ward/dossiers/:dossierId/charges/:chargeId')
export class ShowOfferController {
  constructor(
    private readonly payments: PaymentActs,
    private readonly providers: PaymentProviders,
  ) {}

  /** The address to open, or the text to draw. */
  @Get('offer')
  @Header('cache-control', 'no-store')
  @Requires('payment.charge')
  async show(
    @InScope() scope: Scope,
    @Param('ward') ward: string,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Param('chargeId', ParseUUIDPipe) chargeId: string,
  ): Promise<PaymentOffer & Pick<Charge, 'amount' | 'expiresAt'>> {
    const charge = await this.openCharge(scope, ward, dossierId, chargeId);
    return { ...(await this.offerFor(ward, charge)), amount: charge.amount, expiresAt: charge.expiresAt };
  }

  /** The provider's text as a QR code; of its link where it has no text. */
  @Get('qr.svg')
  @Header('cache-control', 'no-store')
  @Header('content-type', 'image/svg+xml')
  @ApiProduces('image/svg+xml')
  @ApiOkResponse({ schema: { type: 'string' } })
  @Requires('payment.charge')
  async draw(
    @InScope() scope: Scope,
    @Param('ward') ward: string,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Param('chargeId', ParseUUIDPipe) chargeId: string,
  ): Promise<string> {
    const { qrText, link } = await this.offerFor(ward, await this.openCharge(scope, ward, dossierId, chargeId));
    const text = qrText ?? link;
    if (text === null) throw new Problem(404, 'no-code', 'Kênh thanh toán này không có mã QR hoặc đường dẫn.');
    return drawQr(text);
  }

  private async openCharge(scope: Scope, ward: string, dossierId: string, chargeId: string): Promise<Charge> {
    if (!scope.wards.includes(ward)) throw new UnknownStream();
    const { state } = await this.payments.read(ward, dossierId);
    const charge = chargeOf(state, chargeId);
    if (!charge) throw new UnknownStream();
    if (chargeStatus(charge, this.payments.now()) !== 'open') {
      throw new Problem(410, 'charge-over', 'Khoản thu này đã được thanh toán, đã hủy hoặc đã hết hạn.');
    }
    return charge;
  }

  private async offerFor(ward: string, charge: Charge): Promise<PaymentOffer> {
    const offer = await this.providers.offerFor(ward, charge);
    if (!offer) {
      throw new Problem(503, 'provider-away', 'Kênh thanh toán chưa trả lời; hãy thử lại hoặc thu tiền mặt.', {
        'retry-after': '5',
      });
    }
    return offer;
  }
}
