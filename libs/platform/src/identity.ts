import { createLocalJWKSet, type JSONWebKeySet, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { isRole, type Role } from './permissions';

export const audience = 'motcua';

/** Who a verified token says is calling. */
export interface Identity {
  subject: string;
  /** Codes of wards or provinces, or `national`. */
  units: readonly string[];
  roles: readonly Role[];
}

export class InvalidToken extends Error {}

interface Verified {
  identity: Identity;
  /** Milliseconds since 1970; a token without an expiry is verified each time. */
  expiresAt: number;
}

const mostRemembered = 10_000;

/** A signature is checked once per token and process: an officer's next request brings the same one. */
export const createVerifier = (
  keys: JSONWebKeySet,
  now: () => number = Date.now,
): ((token: string) => Promise<Identity>) => {
  const keySet: JWTVerifyGetKey = createLocalJWKSet(keys);
  const remembered = new Map<string, Verified>();
  return async (token) => {
    const known = remembered.get(token);
    if (known && now() < known.expiresAt) return known.identity;
    const verified = await verify(token, keySet, new Date(now()));
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(token, verified);
    return verified.identity;
  };
};

const verify = async (token: string, keySet: JWTVerifyGetKey, currentDate: Date): Promise<Verified> => {
  try {
    const { payload } = await jwtVerify(token, keySet, { audience, algorithms: ['EdDSA'], currentDate });
    const { sub, units, roles, exp = 0 } = payload;
    if (typeof sub !== 'string' || !isTexts(units) || !isTexts(roles)) throw new Error('claims are missing');
    return { identity: { subject: sub, units, roles: roles.filter(isRole) }, expiresAt: exp * 1_000 };
  } catch {
    throw new InvalidToken();
  }
};

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');
