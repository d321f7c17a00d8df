import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Which registers a database has received completely: name of the file → sha256 of its content. */
export interface ImportMarker {
  database: string;
  registers: Record<string, string>;
}

/** A database is told apart by its address without user and password. */
export function databaseIdentity(adminUrl: string): string {
  const { host, pathname } = new URL(adminUrl);
  return `${host}${pathname}`;
}

/** Registers that still have to be imported: never imported, changed since, or imported into another database. */
export function registersToImport(
  marker: ImportMarker | undefined,
  database: string,
  hashes: ReadonlyMap<string, string>,
): string[] {
  const known = marker?.database === database ? marker.registers : {};
  return [...hashes].filter(([file, hash]) => known[basename(file)] !== hash).map(([file]) => file);
}

/** The marker after these files were imported completely. */
export function markImported(
  marker: ImportMarker | undefined,
  database: string,
  files: readonly string[],
  hashes: ReadonlyMap<string, string>,
): ImportMarker {
  const known = marker?.database === database ? marker.registers : {};
  const added = Object.fromEntries(files.map((file) => [basename(file), hashes.get(file) ?? '']));
  return { database, registers: { ...known, ...added } };
}

export function readMarker(file: string): ImportMarker | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ImportMarker;
  } catch {
    return undefined;
  }
}

export function writeMarker(file: string, marker: ImportMarker): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(marker, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}

export async function hashFiles(files: readonly string[]): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  for (const file of files) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(file), hash);
    hashes.set(file, hash.digest('hex'));
  }
  return hashes;
}
