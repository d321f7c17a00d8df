import { Kysely, PostgresDialect, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import pg from 'pg';
import type { StoreRoles } from '@motcua/event-sourcing';

/** A service's migrations in their order, by name; a list rather than a folder, so that it survives compiling. */
export type ServiceMigrations = (roles: StoreRoles) => Record<string, Migration>;

export const rolesOf = (service: string): StoreRoles & { owner: string } => ({
  owner: `motcua_${service}_owner`,
  api: `motcua_${service}_api`,
  worker: `motcua_${service}_worker`,
});

export interface ProvisionedDatabase {
  owner: string;
  api: string;
  worker: string;
}

const withUser = (url: string, database: string, user?: string, password?: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  if (user !== undefined) changed.username = user;
  if (password !== undefined) changed.password = password;
  return changed.toString();
};

/**
 * Makes a service's roles and database if they are missing and brings its tables to the newest level.
 * `adminUrl` is a role that may create databases and roles. Answers the connection strings of the three roles.
 */
export const provision = async (
  adminUrl: string,
  service: string,
  migrations: ServiceMigrations,
  options: { database?: string; password: string },
): Promise<ProvisionedDatabase> => {
  const database = options.database ?? `motcua_${service}`;
  const roles = rolesOf(service);
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    // Roles belong to the whole server: several provisionings at once must not race for them.
    await admin.query("select pg_advisory_lock(hashtext('motcua provision'))");
    for (const role of [roles.owner, roles.api, roles.worker]) {
      const { rowCount } = await admin.query('select from pg_roles where rolname = $1', [role]);
      if (rowCount === 0) await admin.query(`create role ${pg.escapeIdentifier(role)} login`);
      await admin.query(`alter role ${pg.escapeIdentifier(role)} password ${pg.escapeLiteral(options.password)}`);
    }
    await admin.query(`grant ${pg.escapeIdentifier(roles.owner)} to current_user`);
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [database]);
    if (rowCount === 0) {
      await admin.query(
        `create database ${pg.escapeIdentifier(database)} owner ${pg.escapeIdentifier(roles.owner)} template template0 encoding 'UTF8'`,
      );
      await admin.query(`revoke all on database ${pg.escapeIdentifier(database)} from public`);
      await admin.query(
        `grant connect on database ${pg.escapeIdentifier(database)} to ${pg.escapeIdentifier(roles.api)}, ${pg.escapeIdentifier(roles.worker)}`,
      );
    }
    await admin.query("select pg_advisory_unlock(hashtext('motcua provision'))");
  } finally {
    await admin.end();
  }
  const urls = {
    owner: withUser(adminUrl, database, roles.owner, options.password),
    api: withUser(adminUrl, database, roles.api, options.password),
    worker: withUser(adminUrl, database, roles.worker, options.password),
  };
  await migrate(urls.owner, migrations(roles), roles);
  return urls;
};

/** How long a statement of a migration waits for a table; acts on that table wait behind it meanwhile. */
const waitForTable = '1s';
const mostAttempts = 60;

/**
 * Safe beside running services and beside itself: one run at a time, all or nothing, and none that stands in the way of
 * acts for long. Errors: a table stays in use, or what a migration threw.
 */
const migrate = async (ownerUrl: string, migrations: Record<string, Migration>, roles: StoreRoles): Promise<void> => {
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: ownerUrl, max: 1 }) }),
  });
  try {
    // Kysely's own lock covers neither its tables nor the grant below. It ends with the connection.
    await sql`select pg_advisory_lock(hashtext('motcua migrate'))`.execute(db);
    await sql`select set_config('lock_timeout', ${waitForTable}, false)`.execute(db);
    const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
    for (let attempt = 1; ; attempt += 1) {
      const { error } = await migrator.migrateToLatest();
      if (!error) break;
      if (!isTableInUse(error) || attempt === mostAttempts) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
    await sql`grant select on kysely_migration to ${sql.id(roles.api)}, ${sql.id(roles.worker)}`.execute(db);
  } finally {
    await db.destroy();
  }
};

const isTableInUse = (error: unknown): boolean => error instanceof pg.DatabaseError && error.code === '55P03';

/** Names of migrations that this code needs and the database lacks. */
export const missingMigrations = async (pool: pg.Pool, migrations: ServiceMigrations): Promise<string[]> => {
  const { rows } = await pool.query('select name from kysely_migration');
  const applied = new Set(rows.map(({ name }) => name as string));
  return Object.keys(migrations({ api: '', worker: '' })).filter((name) => !applied.has(name));
};
