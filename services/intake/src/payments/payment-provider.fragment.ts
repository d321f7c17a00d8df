import type { PaymentManner } from '@motcua/contracts';

export type OnlineManner = Exclude<PaymentManner, 'cash'>;

/** What a provider is asked to take. The charge's id makes asking again harmless. */
export interface PaymentOrder {
  chargeId: string;
  wardCode: string;
  /** Whole đồng. */
  amount: number;
  chargedAt: string;
  expiresAt: string;
}

/** What the payer gets to see: an address to open, a text to draw as a QR code; null where the provider has none. */
export interface PaymentOffer {
  link: string | null;
  qrText: string | null;
}

/** What a provider says came in. */
export interface PaymentConfirmation {
  chargeId: string;
  amount: number;
  /** The provider's number of the payment. */
  reference: string;
  /** By the provider's clock. */
  paidAt: string;
}

/** The refund's id makes asking again harmless. */
export interface RefundOrder {
  refundId: string;
  chargeId: string;
  reference: string;
  amount: number;
}

/** The provider did not answer as agreed; nothing is known of what it did, and the same order may be sent again. */
export class ProviderAway extends Error {}

/** A way to pay online. Adapters hold no state: what was asked and paid stands in the dossier's stream. */
export interface PaymentProvider {
  readonly code: string;
  readonly manner: OnlineManner;
  /** How long a charge stays open. */
  readonly validMinutes: number;
  /** Whether it takes money for the ward. */
  serves(wardCode: string): boolean;
  /** Null where it does not serve the ward. Errors: `ProviderAway`. */
  offer(order: PaymentOrder): Promise<PaymentOffer | null>;
  /** Null unless the provider signed it. */
  readCallback(body: unknown): PaymentConfirmation | null;
  /** Takes no money for the charge any more; asking again is harmless. Errors: `ProviderAway`. */
  cancel(chargeId: string): Promise<'told' | 'cannot-be-told'>;
  /** `by-hand`: somebody has to transfer it, and the provider's statement confirms it. Errors: `ProviderAway`. */
  refund(order: RefundOrder): Promise<'done' | 'by-hand'>;
}
