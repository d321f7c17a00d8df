import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  type WriteStream,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { stringify } from 'csv-stringify/sync';
import { PlainError } from '../plain-error';
import { Platform } from '../platform';
import type { RegisterReject } from '../register/register-layout';
import { type ImportOptions, type ImportResult, importRegister, knowsFirstRow } from './import-register';
import { inspectRegister, type RegisterFile } from './register-file';

const count = new Intl.NumberFormat('vi-VN');

/** `motcua import FILE… [--ward W] [--drop-personal] [--rejects FILE]` */
export const importCommand = async (args: string[]): Promise<number> => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ward: { type: 'string' },
      'drop-personal': { type: 'boolean', default: false },
      rejects: { type: 'string' },
    },
  });
  if (positionals.length === 0) throw new PlainError('Name one or more register files: motcua import FILE…');
  const platform = await Platform.connect(['importer']);
  let stopping = false;
  const stop = () => {
    stopping = true;
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  let code = 0;
  for (const path of positionals) {
    const file = await inspectRegister(path);
    const ward = values.ward ?? file.notes.get('wardCode');
    if (!ward) throw new PlainError(`${path} does not name its ward ("# wardCode: …"): say --ward CODE.`);
    const rejectsPath = values.rejects ?? `${path}.rejects.csv`;
    const finished = await importFile(platform, file, ward, !values['drop-personal'], rejectsPath, () => stopping);
    if (!finished) {
      process.stdout.write('\nStopped; the same command goes on from here.\n');
      return 130;
    }
    if (existsSync(rejectsPath)) code = 2;
  }
  return code;
};

const importFile = async (
  platform: Platform,
  file: RegisterFile,
  ward: string,
  personal: boolean,
  rejectsPath: string,
  isStopping: () => boolean,
): Promise<boolean> => {
  const checkpoint = checkpointOf(file, ward);
  const bar = new SingleBar({
    format: `${basename(file.path)} {bar} {percentage}% {value}/{total} rows, {duration_formatted}{note}`,
    barsize: 30,
    hideCursor: true,
    noTTYOutput: true,
    notTTYSchedule: 5_000,
  });
  const options: ImportOptions = {
    ward,
    fileHash: file.hash,
    personal,
    skip: readCheckpoint(checkpoint),
    onReject: (reject) => rejects.add(reject),
    onProgress: (rows) => {
      bar.update(rows, { note: '' });
      writeCheckpoint(checkpoint, rows);
    },
    onWaiting: () => bar.update({ note: ' (waiting for the services to catch up)' }),
    isStopping,
  };
  if (options.skip > 0 && !(await knowsFirstRow(platform, file.path, options))) options.skip = 0;
  if (options.skip > 0) {
    process.stdout.write(`${basename(file.path)}: going on after row ${count.format(options.skip)}\n`);
  }
  const rejects = new RejectsFile(rejectsPath, options.skip > 0);
  const startedAt = performance.now();
  bar.start(file.rows, options.skip, { note: '' });
  try {
    const result = await importRegister(platform, file.path, options);
    bar.stop();
    if (!result.finished) return false;
    rmSync(checkpoint, { force: true });
    tellResult(file, result, performance.now() - startedAt, rejects.rows > 0 ? rejectsPath : undefined);
    await tellVanished(platform, file, ward, result);
    return true;
  } finally {
    bar.stop();
    await rejects.close();
  }
};

const tellResult = (file: RegisterFile, result: ImportResult, milliseconds: number, rejectsPath?: string): void => {
  const seconds = milliseconds / 1_000;
  process.stdout.write(
    `${basename(file.path)}: ${count.format(result.entered)} entered, ${count.format(result.corrected)} corrected, ` +
      `${count.format(result.unchanged)} unchanged, ${count.format(result.rejected)} rejected ` +
      `(${seconds.toFixed(1)} s, ${count.format(Math.round(file.rows / Math.max(seconds, 0.001)))} rows/s)\n`,
  );
  if (rejectsPath) process.stdout.write(`Rejected rows with column and reason: ${rejectsPath}\n`);
};

/** Dossiers that an earlier export had in the same span and this one has not: listed, never removed. */
const tellVanished = async (
  platform: Platform,
  file: RegisterFile,
  ward: string,
  result: ImportResult,
): Promise<void> => {
  if (result.firstReceivedAt === null || result.lastReceivedAt === null) return;
  const codes: string[] = [];
  for (let after = ''; ; ) {
    const query = new URLSearchParams({
      fileHash: file.hash,
      from: result.firstReceivedAt,
      to: result.lastReceivedAt,
      ...(after && { after }),
    });
    const page = await platform.get<{ dossierCodes: string[] }>(
      'intake',
      `/wards/${encodeURIComponent(ward)}/register-entries/vanished?${query}`,
    );
    codes.push(...page.dossierCodes);
    after = page.dossierCodes.at(-1) ?? '';
    if (page.dossierCodes.length < 1_000) break;
  }
  if (codes.length === 0) return;
  const path = `${file.path}.vanished.txt`;
  writeFileSync(path, `${codes.join('\n')}\n`);
  process.stdout.write(
    `${count.format(codes.length)} dossiers of an earlier export are not in this one; they were kept and are listed in ${path}\n`,
  );
};

class RejectsFile {
  rows = 0;
  private stream: WriteStream | undefined;

  constructor(
    private readonly path: string,
    private readonly goesOn: boolean,
  ) {
    if (!goesOn) rmSync(path, { force: true });
  }

  add({ rowNumber, column, reason }: RegisterReject): void {
    if (!this.stream) {
      const isNew = !this.goesOn || !existsSync(this.path);
      this.stream = createWriteStream(this.path, { flags: 'a' });
      if (isNew) this.stream.write(`\uFEFF${stringify([['Dòng', 'Cột', 'Lý do']])}`);
    }
    this.rows += 1;
    this.stream.write(stringify([[rowNumber, column, reason]]));
  }

  async close(): Promise<void> {
    const stream = this.stream;
    if (stream) await new Promise<void>((resolve) => stream.end(() => resolve()));
  }
}

/** Beside the platform's data, so that a register on a read-only disk can be imported. */
const checkpointOf = (file: RegisterFile, ward: string): string =>
  join(process.cwd(), '.motcua', 'imports', `${ward}-${file.hash.slice(0, 16)}.json`);

const readCheckpoint = (path: string): number =>
  existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { rows: number }).rows : 0;

const writeCheckpoint = (path: string, rows: number): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify({ rows }));
};
