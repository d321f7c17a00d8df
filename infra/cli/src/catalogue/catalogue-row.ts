import { fieldCodeOf, procedureCodeOf, validateData } from '@motcua/contracts';
import { termsAroundPayment } from '@motcua/deadline';
import { comparable } from '../register/register-columns';
import { CellError } from './catalogue-cells';
import { type CatalogueRow, catalogueColumns, headerOf, type Procedure } from './catalogue-columns';
import { procedureVersionOf } from './procedure-version';

export interface CatalogueReject {
  /** The row's place in the sheet; the header stands in row 1. */
  rowNumber: number;
  column: string;
  reason: string;
}

export type ParsedCatalogueRow = { procedure: Procedure } | { rejects: CatalogueReject[] };

/** For each column of the layout, its place in the file, or the headers of those that are missing. */
export const matchCatalogueHeader = (cells: readonly string[]): { places: number[] } | { missing: string[] } => {
  const found = cells.map(comparable);
  const places = catalogueColumns.map(({ header }) => found.indexOf(comparable(header)));
  const missing = catalogueColumns.filter(({ required }, index) => required && places[index] === -1);
  return missing.length > 0 ? { missing: missing.map(({ header }) => header) } : { places };
};

/** One row to a version named by its content, or every problem of the row at once. */
export const parseCatalogueRow = (
  cells: readonly string[],
  places: readonly number[],
  rowNumber: number,
): ParsedCatalogueRow => {
  const rejects: CatalogueReject[] = [];
  const reject = (column: string, reason: string) => rejects.push({ rowNumber, column, reason });
  const read = catalogueColumns.flatMap(({ key, header, cell }, index) => {
    try {
      return [[key, cell.read(cells[places[index] ?? -1] ?? '')]];
    } catch (error) {
      if (!(error instanceof CellError)) throw error;
      reject(header, error.message);
      return [];
    }
  });
  if (rejects.length > 0) return { rejects };
  const { term, fieldCode, ...row } = Object.fromEntries(read) as CatalogueRow;
  const content = {
    ...row,
    procedureCode: procedureCodeOf(row.rawCode),
    fieldCode: fieldCode || fieldCodeOf(row.fieldName),
    termUnit: term?.termUnit ?? null,
    termAmount: term?.termAmount ?? null,
  };
  for (const [key, reason] of contradictionsIn(content)) reject(headerOf(key), reason);
  const procedure = { ...content, procedureVersion: procedureVersionOf(content) };
  for (const problem of validateData('ProcedureDefined', procedure)) {
    const [property = '', ...rule] = problem.split(': ');
    const key = property.replace(/\..*$/, '').replace('procedureCode', 'rawCode');
    reject(headerOf(key as keyof CatalogueRow), `không hợp lệ (${rule.join(': ')})`);
  }
  return rejects.length > 0 ? { rejects } : { procedure };
};

/** What no single cell shows. */
const contradictionsIn = ({
  procedureCode,
  from,
  to,
  termUnit,
  termAmount,
  committedTerms,
  stages,
}: Omit<Procedure, 'procedureVersion'>): [keyof CatalogueRow, string][] => {
  const found: [keyof CatalogueRow, string][] = [];
  // Taken for a number, 1.010830 becomes 1.01083.
  if (/^\d(\.\d{1,5})?$/.test(procedureCode)) {
    found.push(['rawCode', 'thiếu chữ số: Excel đã coi mã là số; định dạng cột là văn bản rồi ghi lại đủ mã']);
  }
  if (to !== null && to < from) found.push(['to', 'trước ngày bắt đầu hiệu lực']);
  for (const committed of committedTerms) {
    if (committed.termUnit === termUnit && committed.termAmount > Number(termAmount)) {
      found.push(['committedTerms', 'dài hơn thời hạn quy định']);
    }
    if (committed.to !== null && committed.to < committed.from) {
      found.push(['committedTerms', 'có ngày cuối trước ngày đầu']);
    }
  }
  const before = new Set<string>();
  for (const { code, after } of stages) {
    if (after.some((one) => !before.has(one))) {
      found.push(['stages', `bước "${code}" phải đứng sau các bước mà nó chờ`]);
    }
    before.add(code);
  }
  if (stages.some(({ startsWithPayment }) => startsWithPayment) && !termsAroundPayment(stages)) {
    found.push([
      'stages',
      'trước và sau khi nộp tiền đều phải có bước, thời hạn của mỗi phía cùng một đơn vị và không là "trong ngày"',
    ]);
  }
  return found;
};

/** The cells of a version in the order of the layout. */
export const formatCatalogueRow = (procedure: Procedure): string[] => {
  const { termUnit, termAmount, ...rest } = procedure;
  const term = termUnit === null || termAmount === null ? null : { termUnit, termAmount };
  const row: CatalogueRow = { ...rest, term };
  return catalogueColumns.map(({ key, cell }) => cell.write(row[key]));
};
