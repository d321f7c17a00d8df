import { type OnlineManner, type PaymentOffer, type PaymentProvider, ProviderAway } from './payment-provider.fragment';
import { readSignedCallback, signatureOf } from './signed-callback.fragment';

export interface Platform {
  code: string;
  manner: OnlineManner;
  url: string;
  secret: string;
  validMinutes: number;
}

/** Somebody waits at the counter, and cash is always there. */
const answerWithin = 5_000;

/**
 * The national payment platform, or a province's gateway that speaks the same way: orders, cancellations and refunds as JSON, signed in
 * `x-signature` with an HMAC over the body.
 */
export const paymentPlatform = ({ code, manner, url, secret, validMinutes }: Platform): PaymentProvider => {
  const send = async (path: string, order: object): Promise<Record<string, unknown>> => {
    const body = JSON.stringify(order);
    try {
      const response = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-signature': signatureOf(secret, body) },
        body,
        signal: AbortSignal.timeout(answerWithin),
      });
      if (!response.ok) throw new Error(`it answered ${response.status}`);
      return (await response.json()) as Record<string, unknown>;
    } catch (error) {
      throw new ProviderAway(`payment platform ${code}, POST ${path}: ${(error as Error).message}`);
    }
  };
  return {
    code,
    manner,
    validMinutes,
    serves: () => true,
    offer: async (order): Promise<PaymentOffer> => {
      const { link, qrText } = await send('/orders', order);
      return { link: textOrNull(link), qrText: textOrNull(qrText) };
    },
    readCallback: (body) => readSignedCallback(secret, body),
    cancel: async (chargeId) => {
      await send('/cancellations', { chargeId });
      return 'told';
    },
    refund: async (order) => {
      await send('/refunds', order);
      return 'done';
    },
  };
};

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);
