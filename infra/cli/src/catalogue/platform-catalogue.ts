import { rmSync, writeFileSync } from 'node:fs';
import { stringify } from 'csv-stringify/sync';
import { PlainError } from '../plain-error';
import type { Platform } from '../platform';
import { byteOrderMark } from '../register/register-layout';
import type { Procedure } from './catalogue-columns';
import type { CatalogueReject } from './catalogue-row';

export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

export const onlyFile = (positionals: string[]): string => {
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0 || !/\.(csv|xlsx)$/i.test(path)) {
    throw new PlainError('Name one file that ends in .csv or .xlsx.');
  }
  return path;
};

export const everyVersion = async (platform: Platform): Promise<Procedure[]> => {
  const versions: Procedure[] = [];
  for (let after = ''; ; ) {
    const page = await platform.get<{ procedures: Procedure[]; next: string | null }>(
      'intake',
      `/catalogue/procedures?versions=all&limit=500&after=${encodeURIComponent(after)}`,
    );
    versions.push(...page.procedures);
    if (page.next === null) return versions;
    after = page.next;
  }
};

/** A file of an earlier try does not stay behind a clean one. */
export const writeRejects = (path: string, rejects: readonly CatalogueReject[]): void => {
  rmSync(path, { force: true });
  if (rejects.length === 0) return;
  const rows = rejects.map(({ rowNumber, column, reason }) => [String(rowNumber), column, reason]);
  writeFileSync(path, `${byteOrderMark}${stringify([['Dòng', 'Cột', 'Lý do'], ...rows])}`);
};
