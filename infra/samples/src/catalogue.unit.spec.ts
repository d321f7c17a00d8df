import { validateData } from '@motcua/contracts';
import { sampleCatalogue } from './catalogue';
import { procedures } from './procedures';

describe('the sample catalogue', () => {
  const catalogue = sampleCatalogue();
  const of = (code: string) => catalogue.find(({ procedureCode }) => procedureCode === code);

  it('is marked as a sample, keeps the contract and names each procedure once', () => {
    expect(catalogue.length).toBeGreaterThanOrEqual(60);
    expect(catalogue.filter(({ isSample }) => !isSample)).toEqual([]);
    expect(catalogue.flatMap((data) => validateData('ProcedureDefined', data))).toEqual([]);
    expect(new Set(catalogue.map(({ procedureCode }) => procedureCode)).size).toBe(catalogue.length);
  });

  it('has what the registers name, from as early as they name it', () => {
    expect(procedures.filter(({ code }) => of(code) === undefined)).toEqual([]);
    expect(of('1.001193')).toMatchObject({ termUnit: 'same-day', termCutOff: '15:00', from: '2020-01-01', to: null });
    expect(of('1.003554')).toMatchObject({ termUnit: 'calendar-days', termAmount: 30, to: '2025-06-30' });
  });

  it('tells a free procedure from one whose fee is not stated, and a term from none', () => {
    expect(of('1.001699')?.fees).toEqual([]);
    expect(of('1.001022')?.fees).toBeNull();
    expect(of('2.000815')?.fees).toMatchObject([
      { amount: 2_000, per: 'page' },
      { amount: 1_000, startingAt: 3 },
    ]);
    expect(of('2.002307')).toMatchObject({ termUnit: null, termAmount: null });
  });
});
