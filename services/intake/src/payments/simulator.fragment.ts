import { referenceOf } from './charge-reference.fragment';
import type { PaymentProvider } from './payment-provider.fragment';
import { readSignedCallback, signCallback } from './signed-callback.fragment';

/**
 * Plays a provider in development: its QR text is the signed callback itself, and posting that to
 * /payments/callbacks/simulator pays. The same charge always gets the same text.
 */
export const simulator = (secret: string, validMinutes: number): PaymentProvider => ({
  code: 'simulator',
  manner: 'local-gateway',
  validMinutes,
  serves: () => true,
  offer: async ({ chargeId, amount, chargedAt }) => ({
    link: null,
    qrText: JSON.stringify(
      signCallback(secret, { chargeId, amount, reference: `SIM-${referenceOf(chargeId)}`, paidAt: chargedAt }),
    ),
  }),
  readCallback: (body) => readSignedCallback(secret, body),
  cancel: async () => 'told',
  refund: async () => 'done',
});
