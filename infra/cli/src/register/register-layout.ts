/**
 * The layout in which registers come in and go out: CSV, UTF-8 with BOM, comma-separated, quoted where needed, times
 * 'dd/MM/yyyy HH:mm' on the ward's clock. Leading lines that start with '#' are notes (wardCode, period, source,
 * assumed). Pure: whoever reads or writes files does it elsewhere.
 */
export { byteOrderMark, csvLine, formatRegisterRow } from './format-register-row';
export { type ParsedRegisterRow, parseRegisterRow } from './parse-register-row';
export { headerOf, type RegisterColumnKey, registerColumns } from './register-columns';
export {
  alignCells,
  formatRegisterNote,
  type HeaderResult,
  matchRegisterHeader,
  parseRegisterNote,
  type RegisterHeader,
  type RegisterNote,
} from './register-header';
export type { RegisterReject, RegisterRow } from './register-row';
export { formatRegisterTime, parseRegisterTime } from './register-time';
