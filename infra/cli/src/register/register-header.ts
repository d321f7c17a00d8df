import { cleanText, comparable, registerColumns } from './register-columns';

/** For each column of the layout, its place in the file; -1 where an optional column is absent. */
export type RegisterHeader = readonly number[];

export type HeaderResult = { readonly header: RegisterHeader } | { readonly missing: readonly string[] };

/** Finds the columns by name, in any order, among any others; names what is missing. */
export function matchRegisterHeader(cells: readonly string[]): HeaderResult {
  const found = cells.map((cell) => comparable(cell.replace(/^\uFEFF/u, '')));
  const header = registerColumns.map((column) => found.indexOf(comparable(column.header)));
  const missing = registerColumns.filter((column, i) => column.required && header[i] === -1);
  return missing.length > 0 ? { missing: missing.map((column) => column.header) } : { header };
}

/** The cells of a file's row in the order of the layout, as parseRegisterRow takes them. */
export function alignCells(header: RegisterHeader, cells: readonly string[]): string[] {
  return header.map((place) => (place === -1 ? '' : (cells[place] ?? '')));
}

export type RegisterNote = { readonly name: string; readonly value: string };

/** Reads a leading line such as '# wardCode: an-thang'; null for a line that is no note. */
export function parseRegisterNote(line: string): RegisterNote | null {
  const parts = /^\uFEFF?#\s*([^:]+?)\s*:\s*(.*)$/u.exec(line.trimEnd());
  return parts === null ? null : { name: cleanText(parts[1] ?? ''), value: cleanText(parts[2] ?? '') };
}

export function formatRegisterNote(note: RegisterNote): string {
  return `# ${note.name}: ${cleanText(note.value)}`;
}
