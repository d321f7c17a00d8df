import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { cleanEnvironment, findOnPath } from './native-process';
import { isAtLeast, type NatsVersion, parseNatsVersion } from './nats-version';
import { messageOf, plainError } from './plain-error';
import type { Log } from './processes';

/**
 * The archive of the project's own release, used where Debian's package cannot be had. The checksums stand in the
 * Dockerfiles of nats-io/nats-docker, commit 89f948f ("Releases v2.10.27, v2.11.1").
 */
const RELEASE = '2.10.27';
const RELEASE_SHA256: Record<string, string> = {
  amd64: '0c3f53edaf1acccc41866d49d9c3626c9de8c9138b2fc11bbadfd3a4eb544ef1',
  arm64: '47067e41dc27890d9665ddf429ce24f9ed50bddd035dee63b915fcfcb1f8043b',
};

/** nats-server from PATH, else from the cache, else brought into the cache without installing anything. */
export async function findNatsServer({ cacheFolder, log }: { cacheFolder: string; log: Log }): Promise<string> {
  const cached = join(cacheFolder, 'nats-server/nats-server');
  const found = [findOnPath('nats-server'), cached].find((file) => file && isUsable(file));
  if (found) return found;
  const obstacles: string[] = [];
  for (const bring of [bringFromDebian, bringFromRelease]) {
    const folder = prepareFolder(cacheFolder);
    try {
      const binary = await bring(folder, log);
      if (!isUsable(binary)) throw new Error('what was brought does not run here');
      mkdirSync(join(cacheFolder, 'nats-server'), { recursive: true });
      // A copy and a rename: two starts at the same time never see half a program.
      copyFileSync(binary, `${cached}.${process.pid}`);
      renameSync(`${cached}.${process.pid}`, cached);
      return cached;
    } catch (error) {
      obstacles.push(messageOf(error));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  throw plainError(
    'nats-server is missing and could not be brought: please install it (Debian: apt-get install nats-server) or set ' +
      `NATS_URL to a server that runs. Tried: ${obstacles.join('; ')}.`,
  );
}

export function readNatsVersion(binary: string): NatsVersion | undefined {
  return parseNatsVersion(spawnSync(binary, ['--version']).stdout?.toString() ?? '');
}

function isUsable(binary: string): boolean {
  const version = existsSync(binary) ? readNatsVersion(binary) : undefined;
  return version !== undefined && isAtLeast(version, 2, 9);
}

function prepareFolder(cacheFolder: string): string {
  mkdirSync(cacheFolder, { recursive: true });
  return mkdtempSync(join(cacheFolder, 'nats-download-'));
}

async function bringFromDebian(folder: string, log: Log): Promise<string> {
  if (!findOnPath('apt-get') || !findOnPath('dpkg')) throw new Error('this is not Debian (no apt-get)');
  log('bringing nats-server from its Debian package, without installing it');
  try {
    await run('apt-get', ['-qq', 'download', 'nats-server'], folder);
  } catch {
    // No package lists on this machine, or none that this user may use: fetch them into a folder of our own.
    log('reading the list of Debian packages first');
    const own = ownAptFolders(folder);
    await run('apt-get', [...own, '-qq', 'update'], folder);
    await run('apt-get', [...own, '-qq', 'download', 'nats-server'], folder);
  }
  const archive = readdirSync(folder).find((name) => name.endsWith('.deb'));
  if (!archive) throw new Error('apt-get brought no package');
  await run('dpkg', ['-x', archive, 'unpacked'], folder);
  return join(folder, 'unpacked/usr/sbin/nats-server');
}

function ownAptFolders(folder: string): string[] {
  const [state, cache] = [join(folder, 'state'), join(folder, 'cache')];
  for (const path of [join(state, 'lists/partial'), join(cache, 'archives/partial')])
    mkdirSync(path, { recursive: true });
  const options = [`Dir::State=${state}`, 'Dir::State::status=/var/lib/dpkg/status', `Dir::Cache=${cache}`];
  return [...options, 'APT::Sandbox::User='].flatMap((option) => ['-o', option]);
}

async function bringFromRelease(folder: string, log: Log): Promise<string> {
  const architecture = { x64: 'amd64', arm64: 'arm64' }[process.arch as string];
  if (process.platform !== 'linux' || !architecture) throw new Error('no release archive is known for this machine');
  log(`bringing nats-server ${RELEASE} from its release archive`);
  const name = `nats-server-v${RELEASE}-linux-${architecture}`;
  const address = `https://github.com/nats-io/nats-server/releases/download/v${RELEASE}/${name}.tar.gz`;
  const response = await fetch(address, { signal: AbortSignal.timeout(120_000) });
  if (!response.ok) throw new Error(`the release archive answered ${response.status}`);
  const bytes = Buffer.from(await response.arrayBuffer());
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== RELEASE_SHA256[architecture])
    throw new Error('the release archive has another checksum than the pinned one');
  writeFileSync(join(folder, 'archive.tar.gz'), bytes);
  await run('tar', ['-xzf', 'archive.tar.gz'], folder);
  return join(folder, name, 'nats-server');
}

/** Runs a program quietly; what it printed to stderr is the message of the error. */
function run(command: string, args: string[], cwd: string): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { cwd, env: cleanEnvironment(), stdio: ['ignore', 'ignore', 'pipe'] });
    let complaints = '';
    child.stderr.on('data', (chunk: Buffer) => {
      complaints += chunk.toString();
    });
    child.once('error', failed);
    child.once('close', (code) => {
      if (code === 0) return done();
      const last = complaints.trim().split('\n').at(-1) ?? '';
      return failed(new Error(`${command} ended with exit code ${code} (${last})`));
    });
  });
}
