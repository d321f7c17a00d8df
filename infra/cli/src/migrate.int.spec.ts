import { randomBytes } from 'node:crypto';
import { provision, type ServiceMigrations } from '@motcua/platform';
import { createServiceDatabase, startTestService, tokenFor, until } from '@motcua/testing';
import { sql } from 'kysely';
import pg from 'pg';
import { intakeService } from '../../../services/intake/src/intake.module';
import { migrations } from '../../../services/intake/src/migrations';
import { applicant, startIntake, type TestIntake, vaultKeyFile } from '../../../services/intake/test/start-intake';

const adminUrl = process.env.TEST_DATABASE_URL ?? '';

/** The next version's level: it only adds, so that the code before it goes on working. */
const expanded: ServiceMigrations = (roles) => ({
  ...migrations(roles),
  '9999_expand': { up: (db) => sql`alter table log.events add column remark text`.execute(db).then(() => undefined) },
});

const receive = async (url: string, ward: string) => {
  const response = await fetch(`${url}/wards/${ward}/dossiers`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await tokenFor(['receptionist'], [ward])}`,
    },
    body: JSON.stringify({ procedureCode: '1.001193', channel: 'direct', applicant }),
  });
  return response.status;
};

it('two runs at once make one database', async () => {
  const database = `test_twice_${randomBytes(6).toString('hex')}`;
  const make = () => provision(adminUrl, 'intake', migrations, { database, password: 'test' });
  const [first, second] = await Promise.all([make(), make()]);
  expect(first).toEqual(second);
  const owner = new pg.Client({ connectionString: first.owner });
  await owner.connect();
  const { rows } = await owner.query('select name from kysely_migration order by name');
  await owner.end();
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(migrations({ api: '', worker: '' })));
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`drop database ${database}`);
  await admin.end();
});

it('a migration that fails changes nothing and says why', async () => {
  const database = await createServiceDatabase('intake', migrations);
  const failing: ServiceMigrations = (roles) => ({
    ...expanded(roles),
    '9999_fail': { up: (db) => sql`alter table log.nothing add column remark text`.execute(db).then(() => undefined) },
  });
  const name = new URL(database.owner).pathname.slice(1);
  await expect(provision(adminUrl, 'intake', failing, { database: name, password: 'test' })).rejects.toThrow(
    /log\.nothing.* does not exist/,
  );
  const owner = new pg.Client({ connectionString: database.owner });
  await owner.connect();
  const { rowCount } = await owner.query("select from information_schema.columns where column_name = 'remark'");
  await owner.end();
  expect(rowCount).toBe(0);
  await database.drop();
});

describe('the next level, while the code before it runs', () => {
  let intake: TestIntake;
  beforeAll(async () => {
    intake = await startIntake();
  });
  afterAll(() => intake?.stop());

  it('comes in without stopping it, even where somebody reads for long, and lets the next code start', async () => {
    const next = { ...intakeService, migrations: expanded };
    const startNext = () =>
      startTestService(next, intake.database, { environment: { VAULT_KEY_FILE: vaultKeyFile() } });
    await expect(startNext()).rejects.toThrow(/lacks 9999_expand/);

    const reader = new pg.Client({ connectionString: intake.database.admin });
    await reader.connect();
    await reader.query('begin; select count(*) from log.events');

    const database = new URL(intake.database.owner).pathname.slice(1);
    const migrate = () => provision(adminUrl, 'intake', expanded, { database, password: 'test' });
    let migrated = false;
    const migrating = Promise.all([migrate(), migrate()]).finally(() => {
      migrated = true;
    });
    await until('a migration to wait for the reader', async () => {
      const waiting = await intake.look(
        "select from pg_stat_activity where datname = current_database() and query like 'alter table%' and wait_event_type = 'Lock'",
      );
      return waiting.length > 0;
    });
    // Acts stand behind the waiting migration; they come through although the reader is still there.
    expect(await receive(intake.service.url, 'an-thang')).toBe(201);
    expect(migrated).toBe(false);
    await reader.query('commit');
    await reader.end();

    const statuses: number[] = [];
    while (!migrated) statuses.push(await receive(intake.service.url, 'an-thang'));
    await migrating;
    statuses.push(await receive(intake.service.url, 'an-thang'));
    expect(new Set(statuses)).toEqual(new Set([201]));

    const beside = await startNext();
    expect((await fetch(`${beside.url}/health/ready`)).status).toBe(200);
    expect(await receive(beside.url, 'binh-duong')).toBe(201);
    expect(await receive(intake.service.url, 'an-thang')).toBe(201);
    await beside.stop();
  });
});
