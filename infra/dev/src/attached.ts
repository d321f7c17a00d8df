import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import { compiled } from './folders';
import { cleanEnvironment } from './native-process';
import { plainError } from './plain-error';

const GRACE_MS = 10_000;

export interface AttachedOptions {
  env: NodeJS.ProcessEnv;
  abort: AbortSignal;
}

/** Runs one of our scripts on the same screen until its end; an abort asks it to stop, then makes it. */
export function runAttached(script: string, args: string[], { env, abort }: AttachedOptions): Promise<void> {
  abort.throwIfAborted();
  return new Promise((done, failed) => {
    const child = spawn(
      process.execPath,
      ['--require', compiled('infra/dev/src/exit-with-parent.js'), script, ...args],
      {
        env: { ...cleanEnvironment(), ...env },
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
        // Ctrl-C reaches it only through us, once.
        detached: true,
      },
    );
    const kill = () => void child.kill('SIGKILL');
    const interrupt = () => {
      child.kill('SIGINT');
      setTimeout(kill, GRACE_MS).unref();
    };
    abort.addEventListener('abort', interrupt);
    process.on('exit', kill);
    child.once('error', failed);
    child.once('exit', (code, signal) => {
      abort.removeEventListener('abort', interrupt);
      process.off('exit', kill);
      if (abort.aborted) return failed(abort.reason);
      if (code === 0) return done();
      const how = signal ? `was ended by ${signal}` : `ended with exit code ${code}`;
      return failed(plainError(`${basename(script, '.js')} ${args[0] ?? ''} ${how}: its message is above.`));
    });
  });
}
