import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { readNatsVersion } from './find-nats-server';
import { repoFolder } from './folders';
import { cleanEnvironment, endingWithParent } from './native-process';
import { renderNatsConfig } from './nats-version';
import { plainError } from './plain-error';
import { type Log, type RunningProcess, startProcess } from './processes';

export { findNatsServer } from './find-nats-server';

export interface NatsOptions {
  binary: string;
  storeFolder: string;
  port: number;
  log: Log;
  logFolder?: string;
  abort?: AbortSignal;
}

export interface RunningNats {
  url: string;
  process: RunningProcess;
  stop: () => Promise<void>;
}

/** nats-server with JetStream on 127.0.0.1, without a monitoring port. */
export async function startNatsServer(options: NatsOptions): Promise<RunningNats> {
  const { binary, storeFolder, port, log, abort } = options;
  const version = readNatsVersion(binary);
  if (!version) throw plainError(`${binary} does not run as nats-server here.`);
  log(`nats-server ${version.join('.')}`);
  mkdirSync(storeFolder, { recursive: true, mode: 0o700 });
  const template = readFileSync(join(repoFolder, 'infra/nats/nats-server.conf.template'), 'utf8');
  const configFile = join(storeFolder, 'nats-server.conf');
  writeFileSync(configFile, renderNatsConfig(template, { port, storeFolder, version }), { mode: 0o600 });
  const server = await startProcess({
    ...endingWithParent(binary, ['--config', configFile]),
    name: 'nats-server',
    env: cleanEnvironment(),
    logFolder: options.logFolder ?? join(storeFolder, 'logs'),
    isReady: () => answersWithJetStream(port),
    startTimeoutMs: 60_000,
    stopSignal: 'SIGINT',
    stopTimeoutMs: 10_000,
    abort,
  });
  return { url: `nats://127.0.0.1:${port}`, process: server, stop: server.stop };
}

/** A NATS server greets every connection with one INFO line; it names JetStream once its store has been recovered. */
function answersWithJetStream(port: number): Promise<boolean> {
  return new Promise((done, failed) => {
    const socket = connect({ port, host: '127.0.0.1' });
    let greeting = '';
    socket.setTimeout(2000, () => socket.destroy(new Error('no greeting')));
    socket.on('data', (chunk) => {
      greeting += chunk.toString();
      if (!greeting.includes('\n')) return;
      done(/"jetstream":\s*true/.test(greeting));
      socket.destroy();
    });
    socket.once('error', failed);
    socket.once('close', () => done(false));
  });
}
