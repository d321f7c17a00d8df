import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bringProgram } from './cached-program';
import { type NewerRelease, unpackDebianPackage } from './debian-package';
import { findOnPath, runQuietly } from './native-process';
import { isAtLeast, type NatsVersion, parseNatsVersion } from './nats-version';
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

export interface Bringing {
  cacheFolder: string;
  log: Log;
}

/** The nats-server of a test run, else from PATH, else the cache, else brought into the cache without an installation. */
export async function findNatsServer({ cacheFolder, log }: Bringing): Promise<string> {
  const found = [process.env.NATS_SERVER_BINARY, findOnPath('nats-server')].find((file) => file && isUsable(file));
  if (found) return found;
  return bringProgram(cacheFolder, {
    file: 'nats-server/nats-server',
    isUsable,
    ways: [(folder) => bringFromDebian(folder, log), (folder) => bringFromRelease(folder, log)],
    remedy:
      'nats-server is missing and could not be brought: please install it (Debian: apt-get install nats-server) or set ' +
      'NATS_URL to a server that runs.',
  });
}

/** The newest nats-server that Debian packages, beside the one of this machine's release. */
export function findCurrentNatsServer({ cacheFolder, log }: Bringing): Promise<string> {
  return bringProgram(cacheFolder, {
    file: 'nats-server-current/nats-server',
    isUsable: (binary) => isUsable(binary, 10),
    ways: (['sid', 'trixie'] as const).map((release) => (folder) => bringFromDebian(folder, log, release)),
    remedy:
      'A current nats-server could not be brought from a newer Debian release: please set NATS_SERVER_BINARY to one and ' +
      'run npm test -- int.',
  });
}

export function readNatsVersion(binary: string): NatsVersion | undefined {
  return parseNatsVersion(spawnSync(binary, ['--version']).stdout?.toString() ?? '');
}

function isUsable(binary: string, leastMinor = 9): boolean {
  const version = existsSync(binary) ? readNatsVersion(binary) : undefined;
  return version !== undefined && isAtLeast(version, 2, leastMinor);
}

async function bringFromDebian(folder: string, log: Log, release?: NewerRelease): Promise<string> {
  return join(await unpackDebianPackage('nats-server', folder, log, release), 'usr/sbin/nats-server');
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
  await runQuietly('tar', ['-xzf', 'archive.tar.gz'], folder);
  return join(folder, name, 'nats-server');
}
