import {
  cleanText,
  comparable,
  headerOf,
  type RegisterColumnKey,
  registerColumns,
  registerWords,
} from './register-columns';
import { checkRegisterRow, type RowProblem } from './check-register-row';
import type { ReadRow, RegisterReject, RegisterRow } from './register-row';
import { parseRegisterTime } from './register-time';

export type ParsedRegisterRow = { readonly row: RegisterRow } | { readonly rejects: readonly RegisterReject[] };

const longestText = 500;

/**
 * Reads one row whose cells stand in the order of the layout (see alignCells). Reports every problem of the row at
 * once, so that a clerk corrects a file in one go. `rowNumber` is the row's place in the file, not its STT.
 */
export function parseRegisterRow(cells: readonly string[], rowNumber: number): ParsedRegisterRow {
  const problems: RowProblem[] = [];
  const read = readCells(cells, rowNumber, problems);
  problems.push(...checkRegisterRow(read));
  if (problems.length === 0) return { row: read as RegisterRow };
  return { rejects: problems.map(({ column, reason }) => ({ rowNumber, column: headerOf(column), reason })) };
}

function readCells(cells: readonly string[], rowNumber: number, problems: RowProblem[]): ReadRow {
  const cell = (column: RegisterColumnKey) =>
    cleanText(cells[registerColumns.findIndex(({ key }) => key === column)] ?? '');

  const text = (column: RegisterColumnKey): string | undefined => {
    if (cell(column).length <= longestText) return cell(column);
    problems.push({ column, reason: `quá dài; rút gọn còn tối đa ${longestText} ký tự` });
    return undefined;
  };
  const word = <K extends keyof typeof registerWords>(column: K, whenEmpty?: RegisterRow[K]) => {
    const words = registerWords[column] as unknown as Readonly<Record<string, RegisterRow[K]>>;
    const given = comparable(cell(column));
    if (given === '' && whenEmpty !== undefined) return whenEmpty;
    if (Object.hasOwn(words, given)) return words[given];
    problems.push({ column, reason: `${given === '' ? 'để trống' : 'không đúng từ quy ước'}; ghi ${listOf(words)}` });
    return undefined;
  };
  const time = (column: RegisterColumnKey) => {
    if (cell(column) === '') return null;
    const instant = parseRegisterTime(cell(column));
    if (instant !== null) return instant;
    problems.push({ column, reason: 'không phải thời điểm có thật; ghi dd/MM/yyyy HH:mm, ví dụ 01/07/2025 09:30' });
    return undefined;
  };
  const neededTime = (column: RegisterColumnKey) => {
    const instant = time(column);
    if (instant === null) problems.push({ column, reason: 'để trống; ghi ngày giờ theo dd/MM/yyyy HH:mm' });
    return instant ?? undefined;
  };

  return {
    rowNumber,
    dossierCode: text('dossierCode'),
    procedureCode: text('procedureCode'),
    procedureName: text('procedureName'),
    fieldName: text('fieldName'),
    competentUnitName: text('competentUnitName'),
    applicantName: text('applicantName'),
    applicantContact: text('applicantContact'),
    channel: word('channel'),
    hasSlip: word('hasSlip'),
    receivedAt: neededTime('receivedAt'),
    dueAt: time('dueAt'),
    endedAt: time('endedAt'),
    returnedAt: time('returnedAt'),
    returnManner: cell('returnManner') === '' ? null : word('returnManner'),
    status: word('status'),
    componentsDigitized: word('componentsDigitized'),
    // A result that does not exist yet is often left blank.
    resultDigitized: word('resultDigitized', cell('endedAt') === '' ? false : undefined),
    lateCause: text('lateCause'),
    note: text('note'),
  };
}

function listOf(words: Readonly<Record<string, unknown>>): string {
  return Object.keys(words).join(' | ');
}
