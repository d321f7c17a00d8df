import { execFile } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(__dirname, '../../..');
const run = promisify(execFile);

/** What the linter says of a file with this content; the file exists only meanwhile. */
const lint = async (path: string, content: string): Promise<string> => {
  const file = join(root, path);
  writeFileSync(file, content);
  try {
    const { stdout } = await run('npx', ['--no', 'eslint', path], {
      cwd: root,
      env: { ...process.env, NX_DAEMON: 'false' },
    });
    return stdout;
  } catch (error) {
    return (error as { stdout: string }).stdout;
  } finally {
    rmSync(file);
  }
};

describe('the boundaries between projects', () => {
  beforeAll(() =>
    run('npx', ['--no', 'nx', 'show', 'projects'], { cwd: root, env: { ...process.env, NX_DAEMON: 'false' } }),
  );

  it.each([
    [
      'a pure lib that knows the platform',
      'libs/contracts/src/forbidden.ts',
      "import { Problem } from '@motcua/platform';\nexport const x = Problem;\n",
      'enforce-module-boundaries',
    ],
    [
      'a pure lib that knows SQL',
      'libs/deadline/src/forbidden.ts',
      "import pg from 'pg';\nexport const x = pg;\n",
      'enforce-module-boundaries',
    ],
    [
      'a service that knows another',
      'services/intake/src/forbidden.ts',
      "import { migrations } from '../../processing/src/migrations';\nexport const x = migrations;\n",
      'enforce-module-boundaries',
    ],
    [
      'a lib of the bus that knows the log',
      'libs/messaging/src/forbidden.ts',
      "import { Log } from '@motcua/event-sourcing';\nexport const x = Log;\n",
      'enforce-module-boundaries',
    ],
    [
      'testing outside specs',
      'services/intake/src/forbidden.ts',
      "import { until } from '@motcua/testing';\nexport const x = until;\n",
      'enforce-module-boundaries',
    ],
    [
      'a clock in a decision',
      'services/intake/src/forbidden.decide.ts',
      'export const now = () => new Date();\n',
      'Time comes in with the command',
    ],
    ['a barrel', 'services/intake/src/forbidden.ts', "export * from './migrations';\n", 'barrels hide circles'],
  ])('refuse %s', async (_what, path, content, said) => {
    expect(await lint(path, content)).toContain(said);
  });
});
