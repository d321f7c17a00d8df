import { canonicalJson } from './canonical-json';

describe('canonical JSON', () => {
  it('is the same for objects that differ in the order of keys, at any depth', () => {
    const periods = { version: '1', periods: [{ from: '07:30', to: '11:30' }] };
    expect(canonicalJson({ periods: [{ to: '11:30', from: '07:30' }], version: '1' })).toBe(canonicalJson(periods));
  });

  it('differs where an item’s place, a value, or null instead of nothing differs', () => {
    expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
    expect(canonicalJson({ fees: [] })).not.toBe(canonicalJson({ fees: null }));
    expect(canonicalJson({ fees: null })).not.toBe(canonicalJson({}));
  });
});
