import { createServiceDatabase, type ServiceDatabase } from '@motcua/testing';
import pg from 'pg';
import { createPool, isDatabaseAway } from './database';

describe('a pool of connections', () => {
  let database: ServiceDatabase;
  beforeAll(async () => {
    database = await createServiceDatabase('processing', () => ({}));
  });
  afterAll(() => database.drop());

  it('outlives a connection that breaks while it is in use and nothing is asked of it', async () => {
    const pool = createPool(database.worker, 1, 'test');
    const admin = new pg.Client({ connectionString: database.admin });
    await admin.connect();
    const client = await pool.connect();
    const { rows } = await client.query('select pg_backend_pid() as pid');
    const ended = new Promise((resolve) => client.once('end', resolve));
    await admin.query('select pg_terminate_backend($1)', [rows[0].pid]);
    await ended;
    const failure = await client.query('select 1').catch((error) => error);
    expect(isDatabaseAway(failure)).toBe(true);
    client.release(failure);
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await pool.end();
    await admin.end();
  });
});
