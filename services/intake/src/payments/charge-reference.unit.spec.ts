import fc from 'fast-check';
import { idsIn, referenceOf } from './charge-reference.fragment';

const id = '0199a000-0000-7000-8000-000000000001';
const anyId = fc.uuid({ version: 7 });

describe('a charge’s name in the purpose of a transfer', () => {
  it('is 25 capital letters and digits', () => {
    fc.assert(fc.property(anyId, (one) => /^[0-9A-Z]{25}$/.test(referenceOf(one))));
  });

  it('is found again in whatever a bank writes around it', () => {
    const words = fc.string({ maxLength: 30 });
    fc.assert(
      fc.property(anyId, words, words, (one, before, after) =>
        idsIn(`${before}${referenceOf(one)}${after}`).includes(one),
      ),
    );
    expect(idsIn(`MBVCB.123.${referenceOf(id).toLowerCase()}.CT TU 001`)).toContain(id);
  });

  it('may be the id itself', () => {
    expect(idsIn(`order ${id.toUpperCase()}`)).toContain(id);
  });

  it('is not seen where there is none', () => {
    expect(idsIn('chuyen tien phi ho so thang 10')).toEqual([]);
    expect(idsIn('ZZZZZZZZZZZZZZZZZZZZZZZZZ')).toEqual([]);
  });
});
