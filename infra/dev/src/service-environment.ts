import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanEnvironment } from './native-process';
import type { Ports, ServiceName } from './ports';

type StoringService = Exclude<ServiceName, 'portal'>;

export interface ServiceSurroundings {
  dataFolder: string;
  ports: Ports;
  natsUrl: string;
  databases: Record<StoringService, { api: string; worker: string }>;
  jwksFile: string;
  privateKeyFile: string;
}

/** In the order of their start; they are stopped in the opposite one. */
export const SERVICES: readonly ServiceName[] = ['intake', 'processing', 'digitization', 'reporting', 'portal'];

export function urlsOf(ports: Ports): Record<ServiceName, string> {
  return Object.fromEntries(SERVICES.map((name) => [name, `http://127.0.0.1:${ports[name]}`])) as Record<
    ServiceName,
    string
  >;
}

export function serviceEnvironment(name: ServiceName, around: ServiceSurroundings): NodeJS.ProcessEnv {
  return {
    ...cleanEnvironment(),
    MOTCUA_RUN: 'both',
    HOST: '127.0.0.1',
    PORT: String(around.ports[name]),
    NATS_URL: around.natsUrl,
    AUTH_JWKS_FILE: around.jwksFile,
    LOG_LEVEL: process.env.LOG_LEVEL || 'info',
    ...(name === 'portal' ? portalEnvironment(around) : storingEnvironment(name, around)),
  };
}

function portalEnvironment({ ports, privateKeyFile }: ServiceSurroundings): NodeJS.ProcessEnv {
  const urls = urlsOf(ports);
  return {
    INTAKE_URL: urls.intake,
    PROCESSING_URL: urls.processing,
    DIGITIZATION_URL: urls.digitization,
    REPORTING_URL: urls.reporting,
    AUTH_PRIVATE_KEY_FILE: privateKeyFile,
  };
}

function storingEnvironment(name: StoringService, around: ServiceSurroundings): NodeJS.ProcessEnv {
  const { api, worker } = around.databases[name];
  const databases = { DATABASE_API_URL: api, DATABASE_WORKER_URL: worker };
  if (name === 'intake') return { ...databases, VAULT_KEY_FILE: ensureVaultKey(around.dataFolder) };
  if (name === 'digitization') return { ...databases, BLOB_FOLDER: ensureFolder(join(around.dataFolder, 'blobs')) };
  return databases;
}

/** The key that wraps the vault's keys: made once, since what it has wrapped is lost without it. */
function ensureVaultKey(dataFolder: string): string {
  const file = join(ensureFolder(join(dataFolder, 'keys')), 'vault.key');
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  return file;
}

function ensureFolder(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}
