// The registers of the reference wards: made when they are missing, imported once, reported at every start.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { runAttached } from './attached';
import { compiled } from './folders';
import { databaseIdentity, hashFiles, markImported, readMarker, registersToImport, writeMarker } from './import-marker';
import { plainError } from './plain-error';
import type { Platform } from './platform';
import type { Log } from './processes';

interface Period {
  from: string;
  to: string;
}

/** The ward whose figures a newcomer sees first. */
const FIRST_WARD = 'an-thang';

/** Where a register names no period of its own. */
const ASSUMED_PERIOD: Period = { from: '2025-07-01', to: '2025-09-03' };

export const wardOf = (file: string): string => basename(file, '.csv');

/** A sample register begins with comment lines, one of them "# period: 2025-07-01..2025-08-30". */
export function periodOf(beginning: string): Period {
  const match = /^# period: (\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})/m.exec(beginning);
  return match?.[1] && match[2] ? { from: match[1], to: match[2] } : ASSUMED_PERIOD;
}

/** By name, with the first ward in front. */
export function orderRegisters(files: readonly string[]): string[] {
  const rank = (file: string) => (wardOf(file) === FIRST_WARD ? 0 : 1);
  return [...files].sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
}

export interface ShowOptions {
  platform: Platform;
  dataFolder: string;
  log: Log;
  abort: AbortSignal;
}

/** Imports what the database does not have yet and prints every ward's table, the first ward's as soon as it is in. */
export async function showFigures({ platform, dataFolder, log, abort }: ShowOptions): Promise<void> {
  const files = await ensureRegisters(join(dataFolder, 'registers'), log, platform.env, abort);
  const markerFile = join(dataFolder, 'imported.json');
  const database = databaseIdentity(platform.adminUrl);
  const hashes = await hashFiles(files);
  const missing = registersToImport(readMarker(markerFile), database, hashes);
  if (missing.length === 0) log(`the registers of ${files.length} wards are there already; nothing to import`);
  const cli = (...args: string[]) => runAttached(compiled('infra/cli/src/main.js'), args, { env: platform.env, abort });
  // Wards and procedures that the registers name; saying them again changes nothing.
  if (missing.length > 0) await cli('define', join(dataFolder, 'registers', 'reference.json'));
  for (const group of [files.slice(0, 1), files.slice(1)]) {
    const wanted = group.filter((file) => missing.includes(file));
    if (wanted.length > 0) {
      log(`importing ${wanted.map(wardOf).join(', ')}`);
      await cli('import', ...wanted);
      writeMarker(markerFile, markImported(readMarker(markerFile), database, wanted, hashes));
    }
    for (const file of group) {
      const { from, to } = periodOf(await readBeginning(file));
      await cli('report', '--ward', wardOf(file), '--from', from, '--to', to);
      log(`the figures of ${wardOf(file)} are above`);
    }
  }
}

async function ensureRegisters(
  folder: string,
  log: Log,
  env: NodeJS.ProcessEnv,
  abort: AbortSignal,
): Promise<string[]> {
  if (!existsSync(folder)) {
    log('making the registers of the reference wards');
    // Made beside and then renamed: an interrupted start leaves no half-written register to import.
    const unfinished = `${folder}.unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { recursive: true });
    await runAttached(compiled('infra/samples/src/make-samples.js'), [unfinished], { env, abort });
    renameSync(unfinished, folder);
  }
  const registers = readdirSync(folder).filter((name) => name.endsWith('.csv'));
  if (registers.length === 0)
    throw plainError(`There is no register in ${folder}: delete that folder and start again.`);
  return orderRegisters(registers.map((name) => join(folder, name)));
}

async function readBeginning(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(2048) });
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
