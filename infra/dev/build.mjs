// TypeScript to dist/, by SWC: CommonJS with the path aliases rewritten (.swcrc). The portal's page to dist/, by Vite.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { childEnvironment, plainError, repoFolder } from './surroundings.mjs';

const dist = join(repoFolder, 'dist');
const pageFolder = 'services/portal/page';

/** Does nothing when dist/ was made from exactly these sources. */
export function compileSources(log, node) {
  compileTypescript(log, node);
  buildPage(log, node);
}

function compileTypescript(log, node) {
  const stampFile = join(dist, '.motcua-build.json');
  const sources = ['libs', 'services', 'infra'].flatMap((folder) => typescriptFiles(join(repoFolder, folder)));
  const files = sources.map((file) => file.slice(repoFolder.length + 1));
  const fingerprint = fingerprintOf(join(repoFolder, '.swcrc'), sources);
  const before = parseIfExists(stampFile);
  if (before?.fingerprint === fingerprint) return log('the compiled code is up to date');
  // A first build, or one of unknown origin, begins empty; later ones write in place, so that a platform that runs from
  // dist/ keeps its files, and then remove only what has lost its source.
  if (!before) rmSync(dist, { recursive: true, force: true });
  log(`compiling ${files.length} files`);
  const swc = join(repoFolder, 'node_modules/@swc/cli/bin/swc.js');
  const options = ['--out-dir', 'dist', '--config-file', '.swcrc', '--extensions', '.ts', '--quiet'];
  const result = run(node, [swc, 'libs', 'services', 'infra', ...options, '--ignore', `${pageFolder}/**`]);
  if (result.status !== 0) throw plainError('The code could not be compiled: the messages above name the file.');
  const current = new Set(files);
  for (const file of before?.files ?? []) {
    if (!current.has(file)) rmSync(join(dist, file.replace(/\.ts$/, '.js')), { force: true });
  }
  mkdirSync(dist, { recursive: true });
  writeFileSync(stampFile, JSON.stringify({ fingerprint, files }));
  return log('the code is compiled');
}

// The page is of one piece: whatever changes in its folder, or in the packages, builds it anew.
function buildPage(log, node) {
  const stampFile = join(dist, '.motcua-page.json');
  const sources = readdirSync(join(repoFolder, pageFolder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.spec.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const fingerprint = fingerprintOf(join(repoFolder, 'package-lock.json'), sources);
  const isBuilt = existsSync(join(dist, pageFolder, 'index.html'));
  if (isBuilt && parseIfExists(stampFile)?.fingerprint === fingerprint) return log('the page is up to date');
  log('building the page');
  const vite = join(repoFolder, 'node_modules/vite/bin/vite.js');
  const options = ['--config', `${pageFolder}/vite.config.mjs`, '--configLoader', 'native', '--logLevel', 'warn'];
  const result = run(node, [vite, 'build', ...options], { NODE_ENV: 'production' });
  if (result.status !== 0) throw plainError('The page could not be built: the messages above name the file.');
  writeFileSync(stampFile, JSON.stringify({ fingerprint }));
  return log('the page is built');
}

function run(node, args, env = {}) {
  return spawnSync(node, args, {
    cwd: repoFolder,
    env: { ...childEnvironment(), ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

function fingerprintOf(configuration, sources) {
  const state = sources.map((file) => `${file} ${statSync(file).mtimeMs} ${statSync(file).size}`).join('\n');
  return createHash('sha256').update(readFileSync(configuration)).update(state).digest('hex');
}

function typescriptFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return entry.name === 'node_modules' || path === join(repoFolder, pageFolder) ? [] : typescriptFiles(path);
    }
    return /\.ts$/.test(entry.name) && !/\.(spec|d)\.ts$/.test(entry.name) ? [path] : [];
  });
}

function parseIfExists(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
