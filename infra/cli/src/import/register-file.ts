import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { parse } from 'csv-parse';
import { PlainError } from '../plain-error';
import {
  alignCells,
  matchRegisterHeader,
  type ParsedRegisterRow,
  parseRegisterNote,
  parseRegisterRow,
  type RegisterHeader,
} from '../register/register-layout';

export interface RegisterFile {
  path: string;
  /** sha-256 of the bytes, hexadecimal: the identity of this export. */
  hash: string;
  notes: ReadonlyMap<string, string>;
  rows: number;
}

const csvOptions = { bom: true, relax_column_count: true, skip_empty_lines: true };

/** Lines that begin with `#` before the header; a cell further down may begin with it too. */
const readNotes = async (path: string): Promise<{ notes: Map<string, string>; lines: number }> => {
  const notes = new Map<string, string>();
  const file = await open(path);
  let lines = 0;
  try {
    for await (const line of file.readLines()) {
      const note = parseRegisterNote(line);
      if (!note) break;
      lines += 1;
      // `assumed` stands many times; nobody asks for it by name.
      notes.set(note.name, note.value);
    }
  } finally {
    await file.close();
  }
  return { notes, lines };
};

const cellsOf = (path: string, skipLines: number): AsyncIterable<string[]> =>
  createReadStream(path).pipe(parse({ ...csvOptions, from_line: skipLines + 1 }));

/** Reads the file once for its hash, notes and number of rows; nothing of it stays in memory. */
export const inspectRegister = async (path: string): Promise<RegisterFile> => {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk);
  } catch (error) {
    throw new PlainError(`${path} can not be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  const { notes, lines } = await readNotes(path);
  let rows = -1;
  for await (const cells of cellsOf(path, lines)) if (cells.length > 0) rows += 1;
  return { path, hash: hash.digest('hex'), notes, rows: Math.max(rows, 0) };
};

/** The rows one after the other, numbered from 1. Errors: `PlainError` when a column is missing. */
export async function* readRegister(path: string): AsyncGenerator<ParsedRegisterRow & { rowNumber: number }> {
  const { lines } = await readNotes(path);
  let header: RegisterHeader | undefined;
  let rowNumber = 0;
  for await (const cells of cellsOf(path, lines)) {
    if (!header) {
      const found = matchRegisterHeader(cells);
      if ('missing' in found) {
        throw new PlainError(
          `${path}: thiếu cột ${found.missing.map((column) => `"${column}"`).join(', ')}; xem mẫu sổ theo dõi hồ sơ (mẫu 07, TT 03/2025).`,
        );
      }
      header = found.header;
      continue;
    }
    rowNumber += 1;
    yield { ...parseRegisterRow(alignCells(header, cells), rowNumber), rowNumber };
  }
  if (!header) throw new PlainError(`${path} is empty: a register begins with its header row.`);
}
