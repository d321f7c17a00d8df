import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@nats-io/transport-node';
import { until } from './until';

export interface TestNats {
  url: string;
  /** Kills the server as a crash would, keeping its store. */
  kill: () => Promise<void>;
  start: () => Promise<void>;
  /** Kills it and starts it with an empty store. */
  loseStore: () => Promise<void>;
  stop: () => Promise<void>;
}

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** A real nats-server with JetStream and a store of its own. */
export const startTestNats = async (): Promise<TestNats> => {
  const binary = process.env.NATS_SERVER_BINARY ?? 'nats-server';
  const port = await freePort();
  const store = mkdtempSync(join(tmpdir(), 'motcua-nats-'));
  const url = `nats://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;

  const start = async () => {
    child = spawn(binary, ['-a', '127.0.0.1', '-p', String(port), '-js', '-sd', store], { stdio: 'ignore' });
    await until('nats-server to answer', async () => {
      const connection = await connect({ servers: url, timeout: 500 });
      await connection.close();
      return true;
    });
  };
  const end = async (signal: NodeJS.Signals) => {
    const running = child;
    child = undefined;
    if (!running || running.exitCode !== null) return;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    running.kill(signal);
    await gone;
  };
  await start();
  return {
    url,
    start,
    kill: () => end('SIGKILL'),
    loseStore: async () => {
      await end('SIGKILL');
      rmSync(store, { recursive: true, force: true });
      await start();
    },
    stop: async () => {
      await end('SIGTERM');
      rmSync(store, { recursive: true, force: true });
    },
  };
};
