import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { compiled } from './folders';
import { endingWithParent } from './native-process';
import { type ProcessPlan, startProcess } from './processes';

let logFolder: string;

beforeEach(() => {
  logFolder = mkdtempSync(join(tmpdir(), 'motcua-processes-'));
});
afterEach(() => rmSync(logFolder, { recursive: true, force: true }));

const node = (script: string, change: Partial<ProcessPlan> = {}): ProcessPlan => ({
  name: 'sample',
  ...endingWithParent(process.execPath, ['-e', script]),
  env: process.env,
  logFolder,
  isReady: async () => existsSync(join(logFolder, 'sample.log')) && readLog().includes('ready'),
  startTimeoutMs: 20_000,
  stopSignal: 'SIGTERM',
  stopTimeoutMs: 5000,
  ...change,
});
const readLog = () => readFileSync(join(logFolder, 'sample.log'), 'utf8');

it('a process that ends before it is ready is reported with the end of its log', async () => {
  const start = startProcess(node("console.log('no database'); process.exitCode = 3"));
  await expect(start).rejects.toThrow(/sample ended with exit code 3 before it was ready\.[^]*no database/);
});

it('a process that never becomes ready is gone when its start has failed', async () => {
  const script = 'console.log(process.pid); setInterval(() => {}, 1000)';
  const start = startProcess(
    node(script, { isReady: () => Promise.reject(new Error('refused')), startTimeoutMs: 1000 }),
  );
  await expect(start).rejects.toThrow('sample was not ready after 1 s (refused).');
  expect(isAlive(Number.parseInt(readLog(), 10))).toBe(false);
});

it('a process that ignores the request to stop is killed', async () => {
  const script = "process.on('SIGTERM', () => {}); console.log('ready'); setInterval(() => {}, 1000)";
  const running = await startProcess(node(script, { stopTimeoutMs: 200 }));
  await running.stop();
  expect(await running.ended).toBe('ended by SIGKILL');
});

it('the processes end when the one that started them is killed', async () => {
  const parent = spawn(process.execPath, ['-e', PARENT], {
    env: { ...process.env, DEV: compiled('infra/dev/src'), LOG_FOLDER: logFolder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const pids = await firstLine(parent.stdout);
  expect(pids.map(isAlive)).toEqual([true, true]);
  parent.kill('SIGKILL');
  while (pids.some(isAlive)) await pause(20);
});

/** Starts a service-like process and a foreign one, prints their ids and waits. */
const PARENT = `
  const { join } = require('node:path');
  const { startProcess } = require(join(process.env.DEV, 'processes.js'));
  const { endingWithParent } = require(join(process.env.DEV, 'native-process.js'));
  const common = { env: process.env, logFolder: process.env.LOG_FOLDER, isReady: async () => true };
  const limits = { startTimeoutMs: 5000, stopSignal: 'SIGTERM', stopTimeoutMs: 5000 };
  const service = ['--require', join(process.env.DEV, 'exit-with-parent.js'), '-e', 'setInterval(() => {}, 1000)'];
  const plans = [
    { ...common, ...limits, name: 'service', command: process.execPath, args: service, channel: true },
    { ...common, ...limits, name: 'server', ...endingWithParent('/bin/sleep', ['600']) },
  ];
  Promise.all(plans.map(startProcess)).then((all) => console.log(JSON.stringify(all.map((one) => one.pid))));
`;

async function firstLine(stream: NodeJS.ReadableStream): Promise<number[]> {
  for await (const line of createInterface({ input: stream })) return JSON.parse(line) as number[];
  throw new Error('the parent printed nothing');
}

/** A zombie that nobody has collected yet counts as ended. */
function isAlive(pid: number): boolean {
  const status = `/proc/${pid}/stat`;
  return existsSync(status) && !/\) Z /.test(readFileSync(status, 'utf8'));
}
