import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { audience, type Role } from '@motcua/platform';
import { exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose';

export interface DevelopmentKey {
  jwksFile: string;
  privateKeyFile: string;
}

/** A signing key for development, made once; until sign-in arrives it issues every token. */
export const ensureDevelopmentKey = async (folder: string): Promise<DevelopmentKey> => {
  const key = { jwksFile: join(folder, 'keys.json'), privateKeyFile: join(folder, 'private-key.json') };
  if (!existsSync(key.jwksFile) || !existsSync(key.privateKeyFile)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
    const mark = { alg: 'EdDSA', use: 'sig', kid: 'development' };
    writeFileSync(key.privateKeyFile, JSON.stringify({ ...(await exportJWK(privateKey)), ...mark }), { mode: 0o600 });
    writeFileSync(key.jwksFile, JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), ...mark }] }));
  }
  return key;
};

export const issueToken = async (
  privateKeyFile: string,
  claims: { subject: string; roles: Role[]; units: string[] },
  validFor = '12h',
): Promise<string> => {
  const key = await importJWK(JSON.parse(readFileSync(privateKeyFile, 'utf8')), 'EdDSA');
  return new SignJWT({ roles: claims.roles, units: claims.units })
    .setProtectedHeader({ alg: 'EdDSA', kid: 'development' })
    .setSubject(claims.subject)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(validFor)
    .sign(key);
};
