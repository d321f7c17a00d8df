import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

// Debian keeps servers in sbin, which is not on an ordinary user's PATH.
const SERVER_FOLDERS = ['/usr/local/sbin', '/usr/sbin', '/sbin'];

export function findOnPath(name: string, path = process.env.PATH ?? ''): string | undefined {
  const folders = [...path.split(delimiter).filter(Boolean), ...SERVER_FOLDERS];
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

/**
 * A server that is not ours cannot watch a channel to its parent; on Linux the kernel sends it a signal when the parent
 * dies. setpriv (util-linux, part of every Debian) asks for that and then becomes the server itself.
 */
export function endingWithParent(command: string, args: string[]): { command: string; args: string[] } {
  const setpriv = process.platform === 'linux' ? findOnPath('setpriv') : undefined;
  if (!setpriv) return { command, args };
  return { command: setpriv, args: ['--pdeathsig', 'INT', '--', command, ...args] };
}

/** NODE_OPTIONS and npm's variables belong to the caller, not to what the caller starts. */
export function cleanEnvironment(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => name !== 'NODE_OPTIONS' && !name.startsWith('npm_'));
  return Object.fromEntries(kept);
}

/** Runs a program to its end and answers what it printed; an error ends with the last line of its complaints. */
export function runQuietly(command: string, args: string[], cwd: string): Promise<string> {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { cwd, env: cleanEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] });
    let [output, complaints] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      complaints += chunk.toString();
    });
    child.once('error', failed);
    child.once('close', (code) => {
      if (code === 0) return done(output);
      const last = complaints.trim().split('\n').at(-1) ?? '';
      return failed(new Error(`${command} ended with exit code ${code} (${last})`));
    });
  });
}
