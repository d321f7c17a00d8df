import { Injectable } from '@nestjs/common';
import { IntakeConfig } from '../intake.config';
import { bankQr } from './bank-qr.fragment';
import { paymentPlatform } from './payment-platform.query';
import { type PaymentOffer, type PaymentProvider, ProviderAway } from './payment-provider.fragment';
import { type PaymentsFile, readPaymentsFile } from './payments-file.query';
import type { Charge } from './payments.state';
import { simulator } from './simulator.fragment';

/** Those that the installation has a contract with, by code. */
@Injectable()
export class PaymentProviders {
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
    const provider = providerCode === null ? undefined : this.find(providerCode);
    if (!provider || expiresAt === null) return null;
    try {
      return await provider.offer({ chargeId, wardCode, amount, chargedAt, expiresAt });
    } catch (error) {
      if (!(error instanceof ProviderAway)) throw error;
      return null;
    }
  }
}
