import fc from 'fast-check';
import { compareStatement, type OurEntry } from './compare-statement.fold';
import { readStatementRow, type StatementRow } from './statement-row.fragment';

const paidAt = '2025-10-01T02:10:00.000Z';
const row = (rowNumber: number, reference: string, amount: number): StatementRow => ({
  rowNumber,
  reference,
  amount,
  purpose: '',
  paidAt,
});
const byReference = ({ reference }: StatementRow) => reference;

describe('a provider’s statement beside our events', () => {
  it('matches, and names what is missing here, missing there, different or said twice', () => {
    const ours = [
      { reference: 'A', amount: 38_000 },
      { reference: 'B', amount: 8_000 },
      { reference: 'C', amount: 1_000 },
    ];
    const rows = [row(2, 'A', 38_000), row(3, 'B', 8_001), row(4, 'D', 5_000), row(5, 'A', 38_000)];
    expect(compareStatement(rows, byReference, ours)).toEqual({
      matched: [2],
      differentAmount: [{ rowNumber: 3, reference: 'B', there: 8_001, here: 8_000 }],
      missingHere: [row(4, 'D', 5_000)],
      repeated: [5],
      missingThere: [{ reference: 'C', amount: 1_000 }],
    });
  });

  it('finds what we have on another day, and does not miss it there', () => {
    const compared = compareStatement(
      [row(1, 'A', 1)],
      byReference,
      [],
      [
        { reference: 'A', amount: 1 },
        { reference: 'B', amount: 1 },
      ],
    );
    expect(compared).toMatchObject({ matched: [1], missingThere: [] });
  });

  it('knows money given back by the refund that is named', () => {
    const compared = compareStatement([row(1, 'FT-9', -8_000)], () => 'refund', [
      { reference: 'refund', amount: -8_000 },
    ]);
    expect(compared.matched).toEqual([1]);
  });

  it('leaves no row and no entry of the day unsaid, in any order', () => {
    const anyAmount = fc.constantFrom(1_000, 2_000);
    const anyReference = fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F');
    const anyOurs: fc.Arbitrary<OurEntry[]> = fc.uniqueArray(
      fc.record({ reference: anyReference, amount: anyAmount }),
      {
        selector: ({ reference }) => reference,
      },
    );
    const anyRows = fc
      .array(fc.record({ reference: anyReference, amount: anyAmount }))
      .map((rows) => rows.map(({ reference, amount }, index) => row(index + 1, reference, amount)));
    fc.assert(
      fc.property(anyRows, anyOurs, (rows, ours) => {
        const result = compareStatement(rows, byReference, ours);
        const said = [
          ...result.matched,
          ...result.repeated,
          ...[...result.missingHere, ...result.differentAmount].map(({ rowNumber }) => rowNumber),
        ];
        expect(said.sort((a, b) => a - b)).toEqual(rows.map(({ rowNumber }) => rowNumber));
        expect(result.matched.length + result.differentAmount.length + result.missingThere.length).toBe(ours.length);
      }),
    );
  });
});

describe('a row of a statement', () => {
  const stated = { rowNumber: 7, reference: 'FT25274000001', purpose: 'x', amount: '38000', paidAt };

  it('is read with its amount, below zero for money given back', () => {
    expect(readStatementRow(stated)).toEqual({ ...stated, amount: 38_000 });
    expect(readStatementRow({ ...stated, amount: '-8000' })).toMatchObject({ amount: -8_000 });
  });

  it.each([
    ['reference-unreadable', { reference: 'số 1' }],
    ['reference-unreadable', { reference: '' }],
    ['amount-unreadable', { amount: '38.000,5' }],
    ['amount-unreadable', { amount: '0' }],
    ['amount-unreadable', { amount: '99999999999999999999' }],
    ['time-unreadable', { paidAt: '01/10/2025 09:10' }],
    ['time-unreadable', { paidAt: '2025-13-01T02:10:00.000Z' }],
  ])('is refused alone, by its number: %s for %j', (code, change) => {
    expect(readStatementRow({ ...stated, ...change })).toMatchObject({ rowNumber: 7, code });
  });
});
