import { type AddressInfo, connect, createServer } from 'node:net';
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
    const pool = createPool(database.worker, 1, 'test', 60_000);
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

  it('gives up a connection on which nothing is answered any more', async () => {
    const { port, hostname } = new URL(database.worker);
    let swallow = false;
    const between = createServer((near) => {
      const far = connect(Number(port), hostname);
      near.on('data', (bytes) => swallow || far.write(bytes)).on('close', () => far.destroy());
      far.on('data', (bytes) => swallow || near.write(bytes)).on('close', () => near.destroy());
      for (const side of [near, far]) side.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));
    const throughIt = new URL(database.worker);
    throughIt.port = String((between.address() as AddressInfo).port);
    const pool = createPool(throughIt.toString(), 1, 'test', 1_000);
    try {
      expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
      swallow = true;
      const failure = await pool.query('select 2').catch((error) => error);
      expect(isDatabaseAway(failure)).toBe(true);
      swallow = false;
      expect((await pool.query('select 3 as three')).rows).toEqual([{ three: 3 }]);
    } finally {
      await pool.end();
      between.close();
    }
  });
});
