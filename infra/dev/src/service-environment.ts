import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureVaultKey } from '../../cli/src/development-keys';
import { repoFolder } from './folders';
import { cleanEnvironment } from './native-process';
import type { Ports, ServiceName } from './ports';
import { type Instance, SERVICES } from './topology';

type StoringService = Exclude<ServiceName, 'portal'>;

export interface ServiceSurroundings {
  dataFolder: string;
  ports: Ports;
  natsUrl: string;
  databases: Record<StoringService, { api: string; worker: string }>;
  jwksFile: string;
  privateKeyFile: string;
}

export function urlsOf(ports: Ports): Record<ServiceName, string> {
  return Object.fromEntries(SERVICES.map((name) => [name, `http://127.0.0.1:${ports[name]}`])) as Record<
    ServiceName,
    string
  >;
}

export function serviceEnvironment(
  { service: name, part, port }: Instance,
  around: ServiceSurroundings,
): NodeJS.ProcessEnv {
  return {
    ...cleanEnvironment(),
    MOTCUA_RUN: part,
    HOST: '127.0.0.1',
    PORT: String(port),
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
  if (name === 'intake') {
    return {
      ...databases,
      VAULT_KEY_FILE: ensureVaultKey(join(around.dataFolder, 'keys')),
      PAYMENTS_FILE: join(repoFolder, 'infra/dev/simulated-payments.json'),
      PUBLIC_URL: urlsOf(around.ports).portal,
    };
  }
  if (name === 'digitization') return { ...databases, BLOB_FOLDER: ensureFolder(join(around.dataFolder, 'blobs')) };
  return databases;
}

function ensureFolder(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}
