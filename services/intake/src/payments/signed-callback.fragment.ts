import { createHmac, timingSafeEqual } from 'node:crypto';
import type { PaymentConfirmation } from './payment-provider.fragment';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const referenceShape = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;

/** HMAC-SHA-256 in hexadecimal. */
export const signatureOf = (secret: string, text: string): string =>
  createHmac('sha256', secret).update(text).digest('hex');

/** What is signed: the fields line by line, so that no spelling of JSON matters. */
const signedText = ({ chargeId, amount, reference, paidAt }: PaymentConfirmation): string =>
  [chargeId, amount, reference, paidAt].join('\n');

export const signCallback = (secret: string, confirmation: PaymentConfirmation): object => ({
  ...confirmation,
  signature: signatureOf(secret, signedText(confirmation)),
});

/** Further fields are a provider's own and ignored. Null for whatever is not signed with the secret. */
export const readSignedCallback = (secret: string, body: unknown): PaymentConfirmation | null => {
  const { chargeId, amount, reference, paidAt, signature } = (body ?? {}) as Record<string, unknown>;
  if (
    !isText(chargeId, uuid) ||
    !isText(reference, referenceShape) ||
    !isText(paidAt, instant) ||
    !Number.isSafeInteger(amount) ||
    (amount as number) <= 0 ||
    typeof signature !== 'string'
  ) {
    return null;
  }
  const confirmation = { chargeId, amount: amount as number, reference, paidAt };
  const expected = Buffer.from(signatureOf(secret, signedText(confirmation)));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected) ? confirmation : null;
};

const isText = (value: unknown, shape: RegExp): value is string => typeof value === 'string' && shape.test(value);
