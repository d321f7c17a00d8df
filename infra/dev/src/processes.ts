import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, openSync, closeSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { messageOf, plainError } from './plain-error';

export type Log = (line: string) => void;

export interface ProcessPlan {
  name: string;
  command: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  logFolder: string;
  /** True when the process can be used; an exception counts as "not yet" and is told if it never becomes true. */
  isReady: () => Promise<boolean>;
  startTimeoutMs: number;
  stopSignal: NodeJS.Signals;
  stopTimeoutMs: number;
  user?: { uid: number; gid: number };
  /** A channel over which a Node process notices the death of this one (see exit-with-parent.ts). */
  channel?: boolean;
  abort?: AbortSignal;
}

export interface RunningProcess {
  name: string;
  pid: number;
  logFile: string;
  /** Settles when the process has ended, for whatever reason. */
  ended: Promise<string>;
  isRunning: () => boolean;
  stop: () => Promise<void>;
}

/** Starts a process and waits until it is ready; if it never is, it is gone again and the error shows its last lines. */
export async function startProcess(plan: ProcessPlan): Promise<RunningProcess> {
  const logFile = freshLogFile(plan.logFolder, plan.name);
  const output = openSync(logFile, 'a', 0o600);
  const child = spawn(plan.command, plan.args, {
    env: plan.env,
    stdio: plan.channel ? ['ignore', output, output, 'ipc'] : ['ignore', output, output],
    // Own process group: Ctrl-C reaches only the parent, which stops its processes in order.
    detached: true,
    ...plan.user,
  });
  closeSync(output);
  const running = describe(child, plan, logFile);
  try {
    await waitUntilReady(running, plan);
    return running;
  } catch (error) {
    await running.stop();
    throw error;
  }
}

function describe(child: ChildProcess, plan: ProcessPlan, logFile: string): RunningProcess {
  let over = false;
  const ended = new Promise<string>((done) => {
    child.once('error', (error) => done(messageOf(error)));
    child.once('exit', (code, signal) => done(signal ? `ended by ${signal}` : `ended with exit code ${code}`));
  }).finally(() => {
    over = true;
    process.off('exit', killAtExit);
  });
  // Reached only when this process ends without stopping its children in order: after an uncaught exception or a second
  // Ctrl-C. Servers of others still get their orderly signal; a service of ours has nothing to lose by a kill.
  const killAtExit = () => void child.kill(plan.channel ? 'SIGKILL' : plan.stopSignal);
  // One listener for each process that runs: many are no leak.
  process.setMaxListeners(Math.max(process.getMaxListeners(), process.listenerCount('exit') + 2));
  process.on('exit', killAtExit);
  const stop = async () => {
    if (over) return;
    child.kill(plan.stopSignal);
    const abandon = new AbortController();
    const late = pause(plan.stopTimeoutMs, 'late', { signal: abandon.signal }).catch(() => 'abandoned');
    if ((await Promise.race([ended, late])) === 'late') child.kill('SIGKILL');
    await ended;
    abandon.abort();
  };
  return { name: plan.name, pid: child.pid ?? 0, logFile, ended, isRunning: () => !over, stop };
}

async function waitUntilReady(running: RunningProcess, plan: ProcessPlan): Promise<void> {
  const deadline = Date.now() + plan.startTimeoutMs;
  let obstacle = '';
  while (running.isRunning()) {
    plan.abort?.throwIfAborted();
    try {
      if (await plan.isReady()) return;
    } catch (error) {
      obstacle = messageOf(error);
    }
    if (Date.now() > deadline) {
      const seconds = Math.round(plan.startTimeoutMs / 1000);
      throw plainError(
        `${plan.name} was not ready after ${seconds} s (${obstacle || 'not ready'}).${lastLines(running)}`,
      );
    }
    await Promise.race([running.ended, pause(75)]);
  }
  throw plainError(`${plan.name} ${await running.ended} before it was ready.${lastLines(running)}`);
}

/** The end of a log, for a message on the screen. */
export function lastLines({ logFile }: { logFile: string }, count = 12): string {
  const text = existsSync(logFile) ? readFileSync(logFile, 'utf8').trimEnd() : '';
  if (text === '') return ` Its log ${logFile} is empty.`;
  return ` The last lines of ${logFile}:\n  ${text.split('\n').slice(-count).join('\n  ')}`;
}

/** Each start has a log of its own; the one before stays beside it, since it tells how the last run ended. */
function freshLogFile(folder: string, name: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${name}.log`);
  if (existsSync(file)) renameSync(file, join(folder, `${name}.previous.log`));
  return file;
}
