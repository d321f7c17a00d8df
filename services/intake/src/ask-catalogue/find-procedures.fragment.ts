import type { Procedure } from '@motcua/platform';
import { nameWords } from '../vault/blind-index.fragment';

export interface ProcedureFilter {
  fieldCodes: readonly string[] | undefined;
  /** Parts of words of name, field or code, with or without accents. */
  word: string | undefined;
  /** The key of the last one shown. */
  after: string | undefined;
  limit: number;
}

/** Where a version stands in the list; those of one procedure stand together. */
export const listKey = ({ procedureCode, from }: Procedure): string => `${procedureCode} ${from}`;

/** A page of versions that stand in the order of their keys; `next` is null on the last one. */
export const findProcedures = (
  versions: readonly Procedure[],
  { fieldCodes, word = '', after = '', limit }: ProcedureFilter,
): { procedures: Procedure[]; next: string | null } => {
  const wanted = nameWords(word);
  const found = versions.filter((version) => {
    if (listKey(version) <= after || (fieldCodes && !fieldCodes.includes(version.fieldCode))) return false;
    const words = nameWords(`${version.name} ${version.fieldName} ${version.procedureCode}`);
    return wanted.every((part) => words.some((one) => one.startsWith(part)));
  });
  const procedures = found.slice(0, limit);
  const last = procedures.at(-1);
  return { procedures, next: last && found.length > limit ? listKey(last) : null };
};
