import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { bringProgram } from './cached-program';
import { unpackDebianPackage } from './debian-package';
import type { Bringing } from './find-nats-server';
import { findOnPath } from './native-process';

/** Debian's place for the plugin of docker, and the others where docker looks for it. */
const PLUGIN = 'usr/libexec/docker/cli-plugins/docker-compose';
const PLUGINS = [
  join(homedir(), '.docker/cli-plugins/docker-compose'),
  '/usr/local/lib/docker/cli-plugins/docker-compose',
  '/usr/lib/docker/cli-plugins/docker-compose',
  `/${PLUGIN}`,
];

/** Docker Compose 2 or newer, which checks a compose file without an engine: installed, cached, or brought. */
export async function findDockerCompose({ cacheFolder, log }: Bringing): Promise<string> {
  const installed = [...PLUGINS, findOnPath('docker-compose')].find((file) => file && isUsable(file));
  if (installed) return installed;
  return bringProgram(cacheFolder, {
    file: 'docker-compose/docker-compose',
    isUsable,
    ways: (['trixie', 'sid'] as const).map(
      (release) => async (folder) => join(await unpackDebianPackage('docker-compose', folder, log, release), PLUGIN),
    ),
    remedy:
      'Docker Compose 2 is missing and could not be brought: please install it (Debian 13 or newer: apt-get install ' +
      'docker-compose; elsewhere the docker-compose-plugin of Docker).',
  });
}

// Version 1, which Debian 12 packages under the same name, does not know today's files.
function isUsable(binary: string): boolean {
  if (!existsSync(binary)) return false;
  const major = /^v?(\d+)\./.exec(spawnSync(binary, ['version', '--short']).stdout?.toString() ?? '')?.[1];
  return Number(major) >= 2;
}
