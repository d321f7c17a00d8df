// TypeScript to dist/, by SWC: CommonJS with the path aliases rewritten (.swcrc).
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { childEnvironment, plainError, repoFolder } from './surroundings.mjs';

/** Does nothing when dist/ was made from exactly these sources. */
export function compileSources(log, node) {
  const dist = join(repoFolder, 'dist');
  const stampFile = join(dist, '.motcua-build.json');
  const sources = ['libs', 'services', 'infra'].flatMap((folder) => typescriptFiles(join(repoFolder, folder)));
  const files = sources.map((file) => file.slice(repoFolder.length + 1));
  const state = sources.map((file) => `${file} ${statSync(file).mtimeMs} ${statSync(file).size}`).join('\n');
  const fingerprint = createHash('sha256')
    .update(readFileSync(join(repoFolder, '.swcrc')))
    .update(state)
    .digest('hex');
  const before = parseIfExists(stampFile);
  if (before?.fingerprint === fingerprint) return log('the compiled code is up to date');
  // A first build, or one of unknown origin, begins empty; later ones write in place, so that a platform that runs from
  // dist/ keeps its files, and then remove only what has lost its source.
  if (!before) rmSync(dist, { recursive: true, force: true });
  log(`compiling ${files.length} files`);
  const swc = join(repoFolder, 'node_modules/@swc/cli/bin/swc.js');
  const options = ['--out-dir', 'dist', '--config-file', '.swcrc', '--extensions', '.ts', '--quiet'];
  const result = spawnSync(node, [swc, 'libs', 'services', 'infra', ...options], {
    cwd: repoFolder,
    env: childEnvironment(),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (result.status !== 0) throw plainError('The code could not be compiled: the messages above name the file.');
  const current = new Set(files);
  for (const file of before?.files ?? []) {
    if (!current.has(file)) rmSync(join(dist, file.replace(/\.ts$/, '.js')), { force: true });
  }
  mkdirSync(dist, { recursive: true });
  writeFileSync(stampFile, JSON.stringify({ fingerprint, files }));
  return log('the code is compiled');
}

function typescriptFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : typescriptFiles(path);
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
