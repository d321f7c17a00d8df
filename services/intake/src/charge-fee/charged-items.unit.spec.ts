import { Rejected } from '@motcua/event-sourcing';
import { chargedItems } from './charged-items.fragment';
import type { Fee } from './fees-due.fragment';

const perPage: Fee = { code: 'phi', name: 'Phí', amount: 2_000, per: 'page', startingAt: 1, ceiling: 200_000 };
const fixed: Fee = { ...perPage, amount: 10_000, per: 'dossier' };
const documents = [{ copies: 2, pages: 3 }];
const line = { code: 'phi', unitAmount: 1_000, count: 3 };
const codeOf = (outcome: unknown) => (outcome instanceof Rejected ? outcome.code : outcome);

describe('the lines of a charge', () => {
  it('are counted from the fees that the dossier pinned', () => {
    expect(chargedItems([perPage], { documents })).toEqual([{ code: 'phi', unitAmount: 2_000, count: 6 }]);
    expect(chargedItems([fixed], { documents: [] })).toEqual([{ code: 'phi', unitAmount: 10_000, count: 1 }]);
  });

  it('are stated where the fees are unknown', () => {
    expect(chargedItems(null, { items: [line] })).toEqual([line]);
    expect(codeOf(chargedItems(null, { documents }))).toBe('fees-unknown');
  });

  it('may ask for less than was announced, never for more or for something else', () => {
    expect(chargedItems([perPage], { items: [line] })).toEqual([line]);
    for (const other of [
      { ...line, unitAmount: 2_001 },
      { ...line, code: 'other' },
    ]) {
      expect(codeOf(chargedItems([perPage], { items: [line, other] }))).toBe('not-announced');
    }
  });

  it('are none where it is free, and need copies and pages where a fee goes by them', () => {
    expect(codeOf(chargedItems([], { documents }))).toBe('free-of-charge');
    expect(codeOf(chargedItems([], { items: [line] }))).toBe('free-of-charge');
    expect(codeOf(chargedItems([fixed, perPage], { documents: [] }))).toBe('documents-missing');
  });
});
