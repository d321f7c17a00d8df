import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
import { parse, stringify } from 'uuid';

const idLength = 16;
const signatureLength = 16;

const unitCode = /^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/;

export interface TrackedDossier {
  ward: string;
  dossierId: string;
}

const signatureOf = (key: KeyObject, named: Buffer): Buffer =>
  createHmac('sha256', key).update(named).digest().subarray(0, signatureLength);

/** Dossier and ward, signed: it names one dossier and cannot be guessed from another. */
export const trackingToken = (key: KeyObject, { ward, dossierId }: TrackedDossier): string => {
  const named = Buffer.concat([parse(dossierId), Buffer.from(ward)]);
  return Buffer.concat([signatureOf(key, named), named]).toString('base64url');
};

/** Undefined where it was not made with this key. */
export const readTrackingToken = (key: KeyObject, token: string): TrackedDossier | undefined => {
  const bytes = Buffer.from(token, 'base64url');
  // One dossier has one token: nothing is left out in reading it.
  if (bytes.toString('base64url') !== token || bytes.length <= signatureLength + idLength) return undefined;
  const named = bytes.subarray(signatureLength);
  if (!timingSafeEqual(bytes.subarray(0, signatureLength), signatureOf(key, named))) return undefined;
  const ward = named.subarray(idLength).toString();
  return unitCode.test(ward) ? { ward, dossierId: stringify(named.subarray(0, idLength)) } : undefined;
};
