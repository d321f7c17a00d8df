import { spawn } from 'node:child_process';
import { compiled } from './folders';
import type { Platform } from './platform';

export interface Ended {
  code: number | null;
  /** Of both streams, as it came. */
  output: string;
}

export interface Script {
  kill: (signal: NodeJS.Signals) => void;
  ended: Promise<Ended>;
}

/** A compiled script as a process of its own beside a platform; it does not outlive this process. */
export function runScript({ env }: Pick<Platform, 'env'>, script: string, args: string[], cwd = process.cwd()): Script {
  const child = spawn(process.execPath, [script, ...args], { cwd, env: { ...process.env, ...env } });
  const killAtExit = () => void child.kill('SIGKILL');
  process.on('exit', killAtExit);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  }).finally(() => process.off('exit', killAtExit));
  return { kill: (signal) => void child.kill(signal), ended };
}

/** The `motcua` command on a platform. */
export const motcua = (platform: Pick<Platform, 'env'>, args: string[], cwd?: string): Script =>
  runScript(platform, compiled('infra/cli/src/main.js'), args, cwd);
