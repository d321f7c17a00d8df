import { findOnPath } from './native-process';
import { plainError } from './plain-error';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

export type RunVisibly = (command: string, args: string[]) => Promise<number>;

/** The browser of the end-to-end tests: what is installed, or Debian's package where this user may install it. */
export async function findChromium(run: RunVisibly, say: (line: string) => void): Promise<string> {
  const found = process.env.CHROMIUM_PATH || findInstalled();
  if (found) return found;
  if (process.getuid?.() === 0 && findOnPath('apt-get')) {
    say('installing chromium from Debian for the end-to-end tests (about 100 MB, once)');
    const install = ['-qq', 'install', '-y', '--no-install-recommends', 'chromium'];
    if ((await run('apt-get', install)) !== 0) {
      await run('apt-get', ['-qq', 'update']);
      await run('apt-get', install);
    }
    const installed = findInstalled();
    if (installed) return installed;
  }
  throw plainError(
    'The end-to-end tests need Chromium: please install it (Debian: apt-get install chromium, as root) or set CHROMIUM_PATH.',
  );
}

function findInstalled(): string | undefined {
  return NAMES.map((name) => findOnPath(name)).find((file) => file !== undefined);
}
