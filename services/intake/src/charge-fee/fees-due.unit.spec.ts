import fc from 'fast-check';
import { totalOf } from './fee-lines.fragment';
import { type CopiedDocument, type Fee, feesDue, needDocuments } from './fees-due.fragment';

const fee = (amount: number, per: Fee['per'], change: Partial<Fee> = {}): Fee => ({
  code: 'le-phi',
  name: 'Lệ phí',
  amount,
  per,
  startingAt: 1,
  ceiling: null,
  ...change,
});

/** 2.000815: 2,000 đ a page, from the third on 1,000, at most 200,000 a copy. */
const certifiedCopy = [
  fee(2_000, 'page', { code: 'trang-dau', ceiling: 200_000 }),
  fee(1_000, 'page', { code: 'trang-sau', startingAt: 3, ceiling: 200_000 }),
];
const signature = [fee(10_000, 'dossier')];
const contract = [fee(50_000, 'dossier')];
const extract = [fee(8_000, 'copy')];

const due = (fees: readonly Fee[], ...documents: [copies: number, pages: number][]): number =>
  totalOf(
    feesDue(
      fees,
      documents.map(([copies, pages]) => ({ copies, pages })),
    ),
  );

describe('what fees come to', () => {
  // By hand: 2 × 2,000 and 1,000 for each further page; so 198 pages are 4,000 + 196,000.
  it.each([
    ['a page', 1, 1, 2_000],
    ['two pages', 1, 2, 4_000],
    ['three pages', 1, 3, 5_000],
    ['ten pages', 1, 10, 12_000],
    ['three copies of ten pages', 3, 10, 36_000],
    ['the last page below the ceiling', 1, 198, 200_000],
    ['a page above it', 1, 199, 200_000],
    ['a book', 1, 500, 200_000],
    ['two copies of a book', 2, 500, 400_000],
  ])('certified copies: %s', (_, copies, pages, amount) => {
    expect(due(certifiedCopy, [copies, pages])).toBe(amount);
  });

  it.each([
    ['an identity card thrice and a diploma of four pages twice', [3, 1], [2, 4], 3 * 2_000 + 2 * 6_000],
    ['a book and one page', [1, 500], [1, 1], 202_000],
  ] as const)('certified copies of several documents: %s', (_, first, second, amount) => {
    expect(due(certifiedCopy, [...first], [...second])).toBe(amount);
  });

  it.each([
    ['a signature', signature, 10_000],
    ['a contract, a will, a renunciation', contract, 50_000],
    ['two fees of one dossier', [...signature, ...contract], 60_000],
  ])('the dossier: %s', (_, fees, amount) => {
    expect(due(fees)).toBe(amount);
    expect(due(fees, [3, 7])).toBe(amount);
    expect(needDocuments(fees)).toBe(false);
  });

  it('copies of the civil status register, over all documents', () => {
    expect(due(extract, [1, 1])).toBe(8_000);
    expect(due(extract, [2, 1], [3, 9])).toBe(40_000);
    expect(due([...extract, fee(5_000, 'copy', { startingAt: 2 })], [1, 1], [2, 1])).toBe(8_000 + 2 * 5_000);
    expect(due([fee(8_000, 'copy', { ceiling: 6_000 })], [2, 1])).toBe(12_000);
    expect(needDocuments([...signature, ...extract])).toBe(true);
  });

  it('names each fee in a line of its own, and one line where the ceiling holds', () => {
    expect(feesDue([...signature, ...certifiedCopy], [{ copies: 2, pages: 5 }])).toEqual([
      { code: 'le-phi', unitAmount: 10_000, count: 1 },
      { code: 'trang-dau', unitAmount: 2_000, count: 4 },
      { code: 'trang-sau', unitAmount: 1_000, count: 6 },
    ]);
    expect(feesDue(certifiedCopy, [{ copies: 2, pages: 2 }])).toHaveLength(1);
    expect(feesDue(certifiedCopy, [{ copies: 2, pages: 500 }])).toEqual([
      { code: 'trang-dau', unitAmount: 200_000, count: 2 },
    ]);
  });
});

const anyFees = (...bases: Fee['per'][]): fc.Arbitrary<Fee[]> =>
  fc.array(
    fc
      .record({
        amount: fc.integer({ min: 0, max: 20_000 }),
        per: fc.constantFrom(...bases),
        startingAt: fc.integer({ min: 1, max: 6 }),
        ceiling: fc.option(fc.integer({ min: 0, max: 50_000 })),
      })
      .map(({ amount, per, ...change }) => fee(amount, per, change)),
    { maxLength: 6 },
  );
const anyDocument: fc.Arbitrary<CopiedDocument> = fc.record({
  copies: fc.integer({ min: 1, max: 9 }),
  pages: fc.integer({ min: 1, max: 12 }),
});
const anyDocuments = fc.array(anyDocument, { minLength: 1, maxLength: 3 });
const totalDue = (fees: readonly Fee[], documents: readonly CopiedDocument[]) => totalOf(feesDue(fees, documents));

describe('laws of fees', () => {
  it('never ask for less when there are more copies, more pages or one document more', () => {
    fc.assert(
      fc.property(anyFees('dossier', 'copy', 'page'), anyDocuments, anyDocument, (fees, documents, other) => {
        const [first, ...rest] = documents as [CopiedDocument, ...CopiedDocument[]];
        const amount = totalDue(fees, documents);
        expect(totalDue(fees, [{ ...first, copies: first.copies + 1 }, ...rest])).toBeGreaterThanOrEqual(amount);
        expect(totalDue(fees, [{ ...first, pages: first.pages + 1 }, ...rest])).toBeGreaterThanOrEqual(amount);
        expect(totalDue(fees, [...documents, other])).toBeGreaterThanOrEqual(amount);
      }),
    );
  });

  it('never ask for more than the ceiling of each copy', () => {
    fc.assert(
      fc.property(anyFees('page'), fc.integer({ min: 0, max: 50_000 }), anyDocuments, (others, ceiling, documents) => {
        const copies = documents.reduce((sum, document) => sum + document.copies, 0);
        for (const fees of [[...others, fee(3_000, 'page', { ceiling })], [fee(30_000, 'copy', { ceiling })]]) {
          expect(totalDue(fees, documents)).toBeLessThanOrEqual(ceiling * copies);
        }
      }),
    );
  });

  it('are added over the bases, and over fees that begin together', () => {
    fc.assert(
      fc.property(
        anyFees('dossier'),
        anyFees('copy'),
        anyFees('page'),
        anyDocuments,
        (dossier, copy, page, documents) => {
          const parts = [dossier, copy, page];
          const apart = parts.reduce((sum, part) => sum + totalDue(part, documents), 0);
          expect(totalDue(parts.flat(), documents)).toBe(apart);
          const together = page.map((one) => ({ ...one, startingAt: 2, ceiling: null }));
          const each = together.reduce((sum, one) => sum + totalDue([one], documents), 0);
          expect(totalDue(together, documents)).toBe(each);
        },
      ),
    );
  });

  it('are whole đồng, in lines that count something', () => {
    fc.assert(
      fc.property(anyFees('dossier', 'copy', 'page'), anyDocuments, (fees, documents) => {
        for (const { unitAmount, count } of feesDue(fees, documents)) {
          expect([Number.isInteger(unitAmount), Number.isInteger(count), count > 0]).toEqual([true, true, true]);
        }
      }),
    );
  });
});
