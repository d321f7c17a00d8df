import type { Instant } from '@motcua/deadline';
import { registerColumns, registerWords } from './register-columns';
import type { RegisterRow } from './register-row';
import { formatRegisterTime } from './register-time';

/** Excel recognises UTF-8 by it. */
export const byteOrderMark = '\uFEFF';

/** The cells of a row in the order of the layout. */
export function formatRegisterRow(row: RegisterRow): string[] {
  const cells: { readonly [K in keyof RegisterRow]: string } = {
    ...row,
    rowNumber: String(row.rowNumber),
    channel: wordFor('channel', row.channel),
    hasSlip: wordFor('hasSlip', row.hasSlip),
    receivedAt: formatRegisterTime(row.receivedAt),
    dueAt: timeOrNothing(row.dueAt),
    endedAt: timeOrNothing(row.endedAt),
    returnedAt: timeOrNothing(row.returnedAt),
    returnManner: row.returnManner === null ? '' : wordFor('returnManner', row.returnManner),
    status: wordFor('status', row.status),
    componentsDigitized: wordFor('componentsDigitized', row.componentsDigitized),
    resultDigitized: wordFor('resultDigitized', row.resultDigitized),
  };
  return registerColumns.map(({ key }) => cells[key]);
}

/** One line of CSV (RFC 4180), with its line end. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function timeOrNothing(instant: Instant | null): string {
  return instant === null ? '' : formatRegisterTime(instant);
}

function wordFor<K extends keyof typeof registerWords>(column: K, value: RegisterRow[K]): string {
  const found = Object.entries(registerWords[column]).find(([, meaning]) => meaning === value);
  if (found === undefined) throw new RangeError(`No word of column ${column} stands for this value.`);
  // The register writes the Centre with a capital; words are compared without regard to case.
  return found[0].replace('trung tâm', 'Trung tâm');
}
