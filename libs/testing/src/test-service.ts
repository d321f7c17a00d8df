import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { audience, type Role, type RunningService, type ServiceDefinition, startService } from '@motcua/platform';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { ServiceDatabase } from './service-database';

const keys = generateKeyPair('EdDSA', { extractable: true });

/** The keys that verify `tokenFor`, as AUTH_JWKS_FILE names them. */
export const keysFile = async (): Promise<string> => {
  const { publicKey } = await keys;
  const file = join(mkdtempSync(join(tmpdir(), 'motcua-keys-')), 'keys.json');
  writeFileSync(file, JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), alg: 'EdDSA', use: 'sig' }] }));
  return file;
};

/** A token as the development key would issue it. */
export const tokenFor = async (roles: Role[], units: string[], subject = 'officer-1'): Promise<string> => {
  const { privateKey } = await keys;
  return new SignJWT({ roles, units })
    .setProtectedHeader({ alg: 'EdDSA' })
    .setSubject(subject)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(privateKey);
};

/** The real service in this process, on a real database and, unless it only answers requests, a real broker. */
export const startTestService = async (
  definition: ServiceDefinition,
  database: ServiceDatabase,
  options: { natsUrl?: string; environment?: Record<string, string> } = {},
): Promise<RunningService> =>
  startService(definition, {
    MOTCUA_RUN: options.natsUrl ? 'both' : 'api',
    HOST: '127.0.0.1',
    PORT: '0',
    DATABASE_API_URL: database.api,
    DATABASE_WORKER_URL: database.worker,
    NATS_URL: options.natsUrl ?? 'nats://127.0.0.1:1',
    AUTH_JWKS_FILE: await keysFile(),
    LOG_LEVEL: 'error',
    ...options.environment,
  });
