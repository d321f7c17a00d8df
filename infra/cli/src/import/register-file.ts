import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse';
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

const csvOptions = {
  bom: true,
  relax_column_count: true,
  // Files that went through several programs mix their line ends.
  record_delimiter: ['\r\n', '\n', '\r'],
  skip_empty_lines: true,
  // Notes before the header; a cell may hold a number sign.
  comment: '#',
  comment_no_infix: true,
};

/** Lines that begin with `#` before the header; a cell further down may begin with it too. */
const readNotes = async (path: string): Promise<Map<string, string>> => {
  const notes = new Map<string, string>();
  const file = await open(path);
  try {
    for await (const line of file.readLines()) {
      const note = parseRegisterNote(line);
      if (!note) break;
      // `assumed` stands many times; nobody asks for it by name.
      notes.set(note.name, note.value);
    }
  } finally {
    await file.close();
  }
  return notes;
};

/** Errors: `PlainError` that names the line where the file is not CSV. */
async function* cellsOf(path: string): AsyncGenerator<string[]> {
  try {
    yield* createReadStream(path).pipe(parse(csvOptions)) as AsyncIterable<string[]>;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // The library's own message repeats what stands in the cell.
    throw new PlainError(`${path}: dòng ${error.lines ?? '?'} không đúng định dạng CSV (${error.code}).`);
  }
}

/** Reads the file once for its hash, notes and number of rows; nothing of it stays in memory. */
export const inspectRegister = async (path: string): Promise<RegisterFile> => {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk);
  } catch (error) {
    throw new PlainError(`${path} can not be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  const notes = await readNotes(path);
  let rows = -1;
  for await (const cells of cellsOf(path)) if (cells.length > 0) rows += 1;
  return { path, hash: hash.digest('hex'), notes, rows: Math.max(rows, 0) };
};

/** The rows one after the other, numbered from 1. Errors: `PlainError` when a column is missing. */
export async function* readRegister(path: string): AsyncGenerator<ParsedRegisterRow & { rowNumber: number }> {
  let header: RegisterHeader | undefined;
  let rowNumber = 0;
  for await (const cells of cellsOf(path)) {
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
