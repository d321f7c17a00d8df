import { Injectable, Logger } from '@nestjs/common';
import { IntakeConfig } from '../intake.config';
import { bankQr } from './bank-qr.fragment';
import { paymentPlatform } from './payment-platform.query';
import { type PaymentOffer, type PaymentProvider, ProviderAway, type RefundOrder } from './payment-provider.fragment';
import { type PaymentsFile, readPaymentsFile } from './payments-file.query';
import type { Charge } from './payments.state';
import { simulator } from './simulator.fragment';

/** Those that the installation has a contract with, by code. */
@Injectable()
export class PaymentProviders {
  private readonly logger = new Logger(PaymentProviders.name);
  private readonly byCode: Map<string, PaymentProvider>;

  constructor({ PAYMENTS_FILE }: IntakeConfig) {
    const file: PaymentsFile = PAYMENTS_FILE === undefined ? {} : readPaymentsFile(PAYMENTS_FILE);
    const providers = [
      ...(file.platforms ?? []).map(paymentPlatform),
      ...(file.bank ? [bankQr(file.bank)] : []),
      ...(file.simulator ? [simulator(file.simulator.secret, file.simulator.validMinutes)] : []),
    ];
    this.byCode = new Map(providers.map((provider) => [provider.code, provider]));
  }

  find(code: string): PaymentProvider | undefined {
    return this.byCode.get(code);
  }

  /** Null where the provider is away: the charge stands, and the clerk asks again or takes cash. */
  async offerFor(wardCode: string, charge: Charge): Promise<PaymentOffer | null> {
    const { chargeId, amount, providerCode, chargedAt, expiresAt } = charge;
    if (providerCode === null || expiresAt === null) return null;
    const order = { chargeId, wardCode, amount, chargedAt, expiresAt };
    return this.unlessAway(providerCode, (provider) => provider.offer(order));
  }

  /** Null where the provider is away: the refund stays ordered, and the clerk asks again. */
  async refund(providerCode: string, order: RefundOrder): Promise<'done' | 'by-hand' | null> {
    return this.unlessAway(providerCode, (provider) => provider.refund(order));
  }

  /** `not-told` where the provider is away: the charge is cancelled all the same, and the clerk asks again. */
  async cancel(providerCode: string, chargeId: string): Promise<'told' | 'cannot-be-told' | 'not-told'> {
    return (await this.unlessAway(providerCode, (provider) => provider.cancel(chargeId))) ?? 'not-told';
  }

  private async unlessAway<T>(code: string, ask: (provider: PaymentProvider) => Promise<T>): Promise<T | null> {
    const provider = this.find(code);
    if (!provider) return null;
    try {
      return await ask(provider);
    } catch (error) {
      if (!(error instanceof ProviderAway)) throw error;
      this.logger.warn(error.message);
      return null;
    }
  }
}
