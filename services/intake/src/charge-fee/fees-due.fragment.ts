import type { EventData, FeeLine } from '@motcua/contracts';
import { totalOf } from './fee-lines.fragment';

export type Fee = NonNullable<EventData<'ProcedureDefined'>['fees']>[number];

/** What is copied or certified: so many copies of so many pages each. */
export interface CopiedDocument {
  copies: number;
  pages: number;
}

/** Whether copies and pages must be known to tell what is due. */
export const needDocuments = (fees: readonly Fee[]): boolean => fees.some(({ per }) => per !== 'dossier');

/**
 * What the fees of a procedure's version come to, as lines in whole đồng. Copies are counted over the dossier, pages anew
 * in each copy. A fee that begins later takes the place of those of its basis before it, e.g. 2,000 đ a page and from the
 * third on 1,000 (TT 226/2016/TT-BTC); those that begin together are added. The lowest ceiling holds for a copy's pages.
 */
export const feesDue = (fees: readonly Fee[], documents: readonly CopiedDocument[]): FeeLine[] => {
  const per = (basis: Fee['per']) => fees.filter((fee) => fee.per === basis);
  const copies = documents.reduce((sum, document) => sum + document.copies, 0);
  return [
    ...linesFor(per('dossier'), 1),
    ...linesFor(per('copy').map(notAboveCeiling), copies),
    ...documents.flatMap((document) => pageLines(per('page'), document)),
  ];
};

const notAboveCeiling = (fee: Fee): Fee => ({ ...fee, amount: Math.min(fee.amount, fee.ceiling ?? fee.amount) });

const pageLines = (fees: readonly Fee[], { copies, pages }: CopiedDocument): FeeLine[] => {
  const ceiling = Math.min(...fees.flatMap((fee) => fee.ceiling ?? []));
  const lines = linesFor(fees, pages);
  const [first] = lines;
  const ofOneCopy = first && totalOf(lines) > ceiling ? [{ code: first.code, unitAmount: ceiling, count: 1 }] : lines;
  return ofOneCopy.map((line) => ({ ...line, count: line.count * copies }));
};

/** Fees of one basis for units 1 to `units`, each from where it begins to where the next one does. */
const linesFor = (fees: readonly Fee[], units: number): FeeLine[] =>
  fees
    .map(({ code, amount, startingAt }) => {
      const next = Math.min(...fees.map((fee) => fee.startingAt).filter((other) => other > startingAt));
      return { code, unitAmount: amount, count: Math.min(units, next - 1) - startingAt + 1 };
    })
    .filter(({ count }) => count > 0);
