import { readFileSync, writeFileSync } from 'node:fs';
import { procedureCodeOf } from '@motcua/contracts';
import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { readSheet } from 'read-excel-file/node';
import writeSheet from 'write-excel-file/node';
import { PlainError } from '../plain-error';
import { comparable } from '../register/register-columns';
import { byteOrderMark } from '../register/register-layout';
import { day } from './catalogue-cells';
import { catalogueColumns, headerOf, type Procedure } from './catalogue-columns';
import { type CatalogueReject, formatCatalogueRow, matchCatalogueHeader, parseCatalogueRow } from './catalogue-row';

export interface CatalogueFile {
  procedures: Procedure[];
  rejects: CatalogueReject[];
}

const isWorkbook = (path: string): boolean => path.toLowerCase().endsWith('.xlsx');

/** Excel in Vietnam parts cells with semicolons. */
const delimiterOf = (content: string): string => {
  const [header = ''] = content.split('\n', 1);
  return header.includes(';') && !header.includes(',') ? ';' : ',';
};

const textOf = (cell: unknown): string => {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? day.write(cell.toISOString().slice(0, 10)) : String(cell);
};

const cellsOf = async (path: string): Promise<string[][]> => {
  try {
    if (isWorkbook(path)) return (await readSheet(path)).map((row) => row.map(textOf));
    const content = readFileSync(path, 'utf8');
    return parse(content, { bom: true, relax_column_count: true, delimiter: delimiterOf(content) });
  } catch (error) {
    if (error instanceof CsvError) {
      throw new PlainError(`${path}: dòng ${error.lines ?? '?'} không đúng định dạng CSV (${error.code}).`);
    }
    throw new PlainError(
      `${path} can not be read (${(error as NodeJS.ErrnoException).code ?? (error as Error).name}).`,
    );
  }
};

/** Errors: `PlainError` when the file can not be read or lacks a column. */
export const readCatalogue = async (path: string): Promise<CatalogueFile> => {
  const [header = [], ...rows] = await cellsOf(path);
  const matched = matchCatalogueHeader(header);
  if ('missing' in matched) {
    throw new PlainError(`${path}: thiếu cột ${matched.missing.map((column) => `"${column}"`).join(', ')}.`);
  }
  const file: CatalogueFile = { procedures: [], rejects: [] };
  const rowOf = new Map<string, number>();
  for (const [index, cells] of rows.entries()) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const rowNumber = index + 2;
    const parsed = parseCatalogueRow(cells, matched.places, rowNumber);
    if ('rejects' in parsed) {
      file.rejects.push(...parsed.rejects);
      continue;
    }
    const { procedureCode, from } = parsed.procedure;
    const earlier = rowOf.get(`${procedureCode} ${from}`);
    if (earlier !== undefined) {
      const reason = `trùng mã và ngày hiệu lực với dòng ${earlier}`;
      file.rejects.push({ rowNumber, column: headerOf('rawCode'), reason });
      continue;
    }
    rowOf.set(`${procedureCode} ${from}`, rowNumber);
    file.procedures.push(parsed.procedure);
  }
  return file;
};

/** Codes of the column "Mã thủ tục", whatever stands beside it. Errors: `PlainError` as `readCatalogue`. */
export const readCodes = async (path: string): Promise<{ rowNumber: number; procedureCode: string }[]> => {
  const [header = [], ...rows] = await cellsOf(path);
  const place = header.map(comparable).indexOf(comparable(headerOf('rawCode')));
  if (place === -1) throw new PlainError(`${path}: thiếu cột "${headerOf('rawCode')}".`);
  return rows.flatMap((cells, index) => {
    const procedureCode = procedureCodeOf(cells[place] ?? '');
    return procedureCode === '' ? [] : [{ rowNumber: index + 2, procedureCode }];
  });
};

const widths: Readonly<Record<string, number>> = { 'Tên thủ tục': 50, 'Thành phần hồ sơ': 50, 'Phí và lệ phí': 40 };

export const writeCatalogue = async (path: string, procedures: readonly Procedure[]): Promise<void> => {
  const headers = catalogueColumns.map(({ header }) => header);
  const rows = procedures.map(formatCatalogueRow);
  if (!isWorkbook(path)) {
    writeFileSync(path, `${byteOrderMark}${stringify([headers, ...rows], { record_delimiter: 'windows' })}`);
    return;
  }
  // All cells are text, so that no code loses its zeros.
  const sheet = [
    headers.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
    ...rows.map((cells) => cells.map((value) => ({ value, type: String, wrap: true }))),
  ];
  const columns = headers.map((header) => ({ width: widths[header] ?? 20 }));
  await writeSheet(sheet, { columns, stickyRowsCount: 1, sheet: 'Danh mục' }).toFile(path);
};
