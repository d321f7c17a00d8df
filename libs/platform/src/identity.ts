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

export const createVerifier = (keys: JSONWebKeySet): ((token: string) => Promise<Identity>) => {
  const keySet: JWTVerifyGetKey = createLocalJWKSet(keys);
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keySet, { audience, algorithms: ['EdDSA'] });
      const { sub, units, roles } = payload;
      if (typeof sub !== 'string' || !isTexts(units) || !isTexts(roles)) throw new Error('claims are missing');
      return { subject: sub, units, roles: roles.filter(isRole) };
    } catch {
      throw new InvalidToken();
    }
  };
};

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');
