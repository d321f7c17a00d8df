import { randomBytes } from 'node:crypto';
import { type ProvisionedDatabase, provision, type ServiceMigrations } from '@motcua/platform';
import pg from 'pg';
import { until } from './until';

export interface ServiceDatabase extends ProvisionedDatabase {
  /** Superuser of the same database, to plant and to look. */
  admin: string;
  drop: () => Promise<void>;
}

const adminUrl = (): string => {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('TEST_DATABASE_URL is not set; "npm test -- int" starts a PostgreSQL and sets it');
  return url;
};

/** A database of its own for a spec file, with the service's real migrations and roles. */
export const createServiceDatabase = async (
  service: string,
  migrations: ServiceMigrations,
): Promise<ServiceDatabase> => {
  const database = `test_${service}_${randomBytes(6).toString('hex')}`;
  const urls = await provision(adminUrl(), service, migrations, { database, password: 'test' });
  const admin = new URL(adminUrl());
  admin.pathname = `/${database}`;
  return {
    ...urls,
    admin: admin.toString(),
    drop: async () => {
      const client = new pg.Client({ connectionString: adminUrl() });
      await client.connect();
      // Pools say that they have ended before the server has seen it; cutting them off would be told as an error.
      await until(
        'the sessions to end',
        async () => {
          const { rowCount } = await client.query('select from pg_stat_activity where datname = $1', [database]);
          return rowCount === 0;
        },
        5_000,
      ).catch(() => undefined);
      await client.query(`drop database if exists ${database} with (force)`);
      await client.end();
    },
  };
};
