import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findOnPath, runQuietly } from './native-process';
import type { Log } from './processes';

export type NewerRelease = 'trixie' | 'sid';

const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

/**
 * Unpacks a Debian package below `folder`, without installing it and without touching the system's package lists, also
 * as an ordinary user; from this machine's own release unless a newer one is named. Answers the folder that stands for /.
 * Errors: not Debian, or what apt or dpkg said last.
 */
export async function unpackDebianPackage(name: string, folder: string, log: Log, release?: NewerRelease) {
  if (!findOnPath('apt-get') || !findOnPath('dpkg')) throw new Error('this is not Debian (no apt-get)');
  log(`bringing ${name} from its Debian package${release ? ` in ${release}` : ''}, without installing it`);
  if (release) await downloadAnew(name, folder, await sourceOf(release, folder));
  else {
    try {
      await runQuietly('apt-get', ['-qq', 'download', name], folder);
    } catch {
      // No package lists on this machine, or none that this user may use: fetch them into a folder of our own.
      log('reading the list of Debian packages first');
      await downloadAnew(name, folder, []);
    }
  }
  const archive = readdirSync(folder).find((file) => file.endsWith('.deb'));
  if (!archive) throw new Error('apt-get brought no package');
  await runQuietly('dpkg', ['-x', archive, 'unpacked'], folder);
  return join(folder, 'unpacked');
}

async function downloadAnew(name: string, folder: string, source: string[]): Promise<void> {
  const own = [...ownAptFolders(folder), ...source];
  await runQuietly('apt-get', [...own, '-qq', 'update'], folder);
  await runQuietly('apt-get', [...own, '-qq', 'download', name], folder);
}

function ownAptFolders(folder: string): string[] {
  const [state, cache] = [join(folder, 'state'), join(folder, 'cache')];
  for (const path of [join(state, 'lists/partial'), join(cache, 'archives/partial')])
    mkdirSync(path, { recursive: true });
  const options = [`Dir::State=${state}`, 'Dir::State::status=/var/lib/dpkg/status', `Dir::Cache=${cache}`];
  return asOptions([...options, 'APT::Sandbox::User=']);
}

/** A newer release lies in the archive from which this machine's own release comes. */
async function sourceOf(release: NewerRelease, folder: string): Promise<string[]> {
  const targets = await runQuietly(
    'apt-get',
    ['indextargets', '--no-release-info', '--format', '$(RELEASE) $(REPO_URI)', 'Created-By: Packages'],
    folder,
  );
  // bookworm, not bookworm-updates or bookworm-security: those are not in every archive.
  const archive = /^[a-z]+ (\S+)$/m.exec(targets)?.[1];
  if (!archive) throw new Error('apt knows no Debian archive');
  if (!existsSync(KEYRING)) throw new Error(`${KEYRING} is missing (package debian-archive-keyring)`);
  const list = join(folder, 'sources.list');
  writeFileSync(list, `deb [signed-by=${KEYRING}] ${archive} ${release} main\n`);
  return asOptions([`Dir::Etc::sourcelist=${list}`, 'Dir::Etc::sourceparts=/dev/null']);
}

const asOptions = (settings: string[]): string[] => settings.flatMap((setting) => ['-o', setting]);
