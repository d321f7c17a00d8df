import { procedure } from '../../test/given';
import { termOf } from './term-of.fragment';

const promise = (unitCode: string | null, termAmount: number, from = '2025-07-01', to: string | null = null) =>
  ({ unitCode, termUnit: 'working-days', termAmount, termCutOff: null, from, to }) as const;
const deciders = ['an-thang', 'hai-phong'];

describe('the term of an appointment', () => {
  const amount = (committedTerms: ReturnType<typeof promise>[], day = '2025-10-01') =>
    termOf({ ...procedure, termAmount: 25, committedTerms }, deciders, day)?.termAmount;

  it('is the legal one where nobody committed to another', () => {
    expect(amount([])).toBe(25);
    expect(amount([promise('quang-cu', 2)])).toBe(25);
  });

  it('is what the deciding unit committed to, before the unit above it and everybody', () => {
    const [own, province, everybody] = [promise('an-thang', 20), promise('hai-phong', 23), promise(null, 24)];
    expect(amount([everybody, province, own])).toBe(20);
    expect(amount([everybody, province])).toBe(23);
    expect(amount([everybody])).toBe(24);
  });

  it('is the one of the day', () => {
    const terms = [promise('hai-phong', 23, '2025-07-01', '2025-09-30'), promise('hai-phong', 21, '2026-01-01')];
    expect(amount(terms, '2025-09-30')).toBe(23);
    expect(amount(terms, '2025-10-01')).toBe(25);
    expect(amount(terms, '2026-01-01')).toBe(21);
  });

  it('is none where the law states none and nobody committed', () => {
    const staged = { ...procedure, termUnit: null, termAmount: null };
    expect(termOf(staged, deciders, '2025-10-01')).toBeUndefined();
    expect(termOf({ ...staged, committedTerms: [promise(null, 10)] }, deciders, '2025-10-01')?.termAmount).toBe(10);
  });
});
