import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { cacheFolder } from './folders';
import { findNatsServer, startNatsServer } from './nats-server';
import { findFreePorts } from './ports';
import { startPostgres } from './postgres';

const log = () => undefined;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-servers-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));

async function query<T>(connectionString: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows as T[];
}

it('PostgreSQL starts again on its data after a kill, and keeps what was committed', async () => {
  const { postgres: port } = await findFreePorts();
  const first = await startPostgres({ dataFolder: folder, port, log });
  await query(first.adminUrl, 'create table kept (n int)');
  await query(first.adminUrl, 'insert into kept values (7)');
  process.kill(first.process.pid, 'SIGKILL');
  await first.process.ended;

  const second = await startPostgres({ dataFolder: folder, port, log });
  expect(second.adminUrl).toBe(first.adminUrl);
  expect(await query(second.adminUrl, 'select n from kept')).toEqual([{ n: 7 }]);
  expect(await query(second.adminUrl, "select lower('ĐẶNG THỊ Ơ') as name")).toEqual([{ name: 'đặng thị ơ' }]);
  const durable = "select name, setting from pg_settings where name in ('fsync', 'synchronous_commit') order by name";
  expect(await query(second.adminUrl, durable)).toEqual([
    { name: 'fsync', setting: 'on' },
    { name: 'synchronous_commit', setting: 'on' },
  ]);
  await second.stop();
  expect(second.process.isRunning()).toBe(false);
});

it('nats-server starts with JetStream, and again on its store after a kill', async () => {
  const binary = await findNatsServer({ cacheFolder: cacheFolder(), log });
  const { nats: port } = await findFreePorts();
  const storeFolder = join(folder, 'nats');
  const first = await startNatsServer({ binary, storeFolder, port, log });
  expect(await greeting(port)).toContain('"jetstream":true');
  process.kill(first.process.pid, 'SIGKILL');
  await first.process.ended;

  const second = await startNatsServer({ binary, storeFolder, port, log });
  expect(await greeting(port)).toContain('"jetstream":true');
  await second.stop();
  expect(second.process.isRunning()).toBe(false);
});

it('a server that cannot start shows the end of its log', async () => {
  const { postgres: port } = await findFreePorts();
  const first = await startPostgres({ dataFolder: join(folder, 'a'), port, log });
  await expect(startPostgres({ dataFolder: join(folder, 'b'), port, log })).rejects.toThrow(/could not bind/);
  await first.stop();
});

function greeting(port: number): Promise<string> {
  return new Promise((done, failed) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('data', (chunk) => {
      done(chunk.toString());
      socket.destroy();
    });
    socket.once('error', failed);
  });
}
