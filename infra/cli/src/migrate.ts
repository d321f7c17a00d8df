import { type ProvisionedDatabase, provision, type ServiceMigrations } from '@motcua/platform';
import { migrations as digitization } from '../../../services/digitization/src/migrations';
import { migrations as intake } from '../../../services/intake/src/migrations';
import { migrations as processing } from '../../../services/processing/src/migrations';
import { migrations as reporting } from '../../../services/reporting/src/migrations';

const services = { intake, processing, digitization, reporting } satisfies Record<string, ServiceMigrations>;
export type ServiceName = keyof typeof services;

/** Makes every service's roles and database if missing and brings them to the newest level. */
export const migrateAll = async (
  adminUrl: string,
  options: { password?: string; log?: (line: string) => void } = {},
): Promise<Record<ServiceName, ProvisionedDatabase>> => {
  const password = options.password ?? process.env.MOTCUA_DATABASE_PASSWORD ?? 'motcua-development';
  const provisioned = {} as Record<ServiceName, ProvisionedDatabase>;
  for (const [name, migrations] of Object.entries(services) as [ServiceName, ServiceMigrations][]) {
    provisioned[name] = await provision(adminUrl, name, migrations, { password });
    options.log?.(`database of ${name} is at the newest level`);
  }
  return provisioned;
};
