// `npm test` after the bootstrap: every step in order, a failed one does not stop the others; the last line counts.
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './chromium';
import { repoFolder } from './folders';
import { watchInterruption } from './interruption';
import { cleanEnvironment, endingWithParent } from './native-process';
import { describeError } from './plain-error';
import { startTestServers, type TestServers } from './test-database';
import { addCounts, type Count, countJest, type JestReport, planTests, type StepName } from './test-plan';

const say = (line: string) => void process.stdout.write(`${line}\n`);
const plan = planTests(process.argv.slice(2));
const interruption = watchInterruption(() => process.exit(130));
const abort = interruption.signal;
// Specs make their temporary files in here, so that an interrupted run leaves none behind; PostgreSQL, which under root
// runs as another user, has to be able to pass through.
const runFolder = mkdtempSync(join(tmpdir(), 'motcua-run-'));
chmodSync(runFolder, 0o711);
let servers: TestServers | undefined;

const install = (command: string, args: string[]) => run(command, args, { DEBIAN_FRONTEND: 'noninteractive' });

const STEPS: Record<StepName, () => Promise<Count>> = {
  format: () => tool('biome', ['format', '.']),
  // The boundaries rule reads the project graph that nx writes; without it the rule only warns, so nx has to succeed.
  lint: async () =>
    addCounts([
      await tool('nx', ['show', 'projects'], { NX_DAEMON: 'false' }),
      await tool('eslint', ['.'], { NX_DAEMON: 'false' }),
    ]),
  types: async () =>
    addCounts([
      await tool('tsc', ['--noEmit', '-p', 'tsconfig.json']),
      await tool('tsc', ['-p', 'services/portal/page']),
    ]),
  unit: () => jest('unit', 'unit', {}),
  integration: async () => jest('integration', 'int', await ensureServers()),
  e2e: async () => {
    // Without end-to-end specs there is nothing that needs a browser.
    const needed = hasSpecs('e2e')
      ? { CHROMIUM_PATH: await findChromium(install, say), ...(await ensureServers()) }
      : {};
    return jest('e2e', 'e2e', needed);
  },
};

async function main(): Promise<number> {
  const counts: Count[] = [];
  try {
    for (const name of plan.steps) {
      abort.throwIfAborted();
      counts.push(await timed(name));
    }
  } catch (error) {
    say(describeError(error));
    counts.push({ passed: 0, failed: 1 });
  }
  await servers?.stop();
  rmSync(runFolder, { recursive: true, force: true });
  const { passed, failed } = addCounts(counts);
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function timed(name: StepName): Promise<Count> {
  say(`\n── ${name}`);
  const begin = Date.now();
  const count = await STEPS[name]().catch((error: unknown) => {
    say(describeError(error));
    return { passed: 0, failed: 1 };
  });
  const seconds = ((Date.now() - begin) / 1000).toFixed(1);
  say(`── ${name}: ${count.passed} passed, ${count.failed} failed (${seconds} s)`);
  return count;
}

async function tool(name: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<Count> {
  const exitCode = await run(join(repoFolder, 'node_modules/.bin', name), args, env);
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function jest(project: string, level: string, env: NodeJS.ProcessEnv): Promise<Count> {
  if (!hasSpecs(level)) {
    say(`there are no *.${level}.spec.ts files`);
    return { passed: 0, failed: 0 };
  }
  const report = join(runFolder, `${project}.json`);
  const files = ['--outputFile', report, '--cacheDirectory', join(repoFolder, 'node_modules/.cache/jest')];
  // Two whole platforms at once would only wait for each other.
  const args = [
    '-w',
    level === 'e2e' ? '1' : '2',
    '--selectProjects',
    project,
    '--json',
    ...files,
    ...plan.jestArguments,
  ];
  const exitCode = await run(join(repoFolder, 'node_modules/.bin/jest'), args, { TMPDIR: runFolder, ...env }, 'ignore');
  abort.throwIfAborted();
  const parsed = existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as JestReport) : undefined;
  return countJest(parsed, exitCode);
}

async function ensureServers(): Promise<NodeJS.ProcessEnv> {
  servers ??= await startTestServers(say, abort, plan.currentNats);
  return servers.env;
}

function hasSpecs(level: string): boolean {
  const files = ['libs', 'services', 'infra'].flatMap((folder) =>
    readdirSync(join(repoFolder, folder), { recursive: true, encoding: 'utf8' }),
  );
  return files.some((file) => file.endsWith(`.${level}.spec.ts`) && !file.includes('node_modules'));
}

/** Runs a program on this screen; a Ctrl-C reaches it with everything that it has started. */
function run(command: string, args: string[], env: NodeJS.ProcessEnv = {}, stdout: 'inherit' | 'ignore' = 'inherit') {
  return new Promise<number>((done, failed) => {
    const program = endingWithParent(command, args);
    const child = spawn(program.command, program.args, {
      cwd: repoFolder,
      env: { ...cleanEnvironment(), ...env },
      stdio: ['ignore', stdout, 'inherit'],
      detached: true,
    });
    const kill = () => killGroup(child.pid, 'SIGKILL');
    const interrupt = () => {
      killGroup(child.pid, 'SIGINT');
      setTimeout(kill, 10_000).unref();
    };
    abort.addEventListener('abort', interrupt);
    process.on('exit', kill);
    child.once('error', failed);
    child.once('exit', (code) => {
      abort.removeEventListener('abort', interrupt);
      process.off('exit', kill);
      done(code ?? 1);
    });
  });
}

function killGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  try {
    if (pid) process.kill(-pid, signal);
  } catch {
    // The group has ended already.
  }
}

void main().then((code) => process.exit(code));
