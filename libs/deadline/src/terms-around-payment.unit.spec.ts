import fc from 'fast-check';
import { type CataloguedStage, termsAroundPayment } from './terms-around-payment';

const stage = (code: string, termAmount: number, after: string[] = [], more: Partial<CataloguedStage> = {}) => ({
  code,
  termUnit: 'working-days' as const,
  termAmount,
  after,
  startsWithPayment: false,
  ...more,
});
const paid = { startsWithPayment: true };

describe('the terms around a payment', () => {
  it('count to the notice from the receipt, and to the result from the payment', () => {
    const stages = [stage('dat', 12), stage('thue', 5, ['dat']), stage('ket-qua', 3, ['thue'], paid)];
    expect(termsAroundPayment(stages)).toEqual({
      notice: { unit: 'working-days', amount: 17 },
      result: { unit: 'working-days', amount: 3 },
    });
  });

  it('add what comes one after the other once, and take the longest of what is done side by side', () => {
    const stages = [
      stage('dat', 3),
      stage('thue', 5, ['dat']),
      stage('do-dac', 7, ['dat']),
      stage('cong-an', 3, ['thue', 'do-dac'], paid),
      stage('van-hoa', 10, ['cong-an']),
    ];
    expect(termsAroundPayment(stages)).toMatchObject({ notice: { amount: 10 }, result: { amount: 13 } });
  });

  it('are none without a payment, without a stage before it, and where units are mixed', () => {
    expect(termsAroundPayment([])).toBeNull();
    expect(termsAroundPayment([stage('dat', 3), stage('thue', 5, ['dat'])])).toBeNull();
    expect(termsAroundPayment([stage('dat', 3, [], paid)])).toBeNull();
    const hours = { termUnit: 'working-hours' as const };
    expect(
      termsAroundPayment([stage('dat', 3), stage('thue', 5, ['dat'], hours), stage('tra', 3, [], paid)]),
    ).toBeNull();
    expect(termsAroundPayment([stage('dat', 3), stage('tra', 0, [], { ...paid, termUnit: 'same-day' })])).toBeNull();
  });

  it('are the sums of a sequence, wherever the payment stands in it', () => {
    const sequence = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(sequence, fc.nat(), (amounts, place) => {
        const payment = 1 + (place % (amounts.length - 1));
        const stages = amounts.map((amount, index) =>
          stage(`b${index}`, amount, index === 0 ? [] : [`b${index - 1}`], { startsWithPayment: index === payment }),
        );
        const sum = (some: number[]) => some.reduce((a, b) => a + b, 0);
        expect(termsAroundPayment(stages)).toMatchObject({
          notice: { amount: sum(amounts.slice(0, payment)) },
          result: { amount: sum(amounts.slice(payment)) },
        });
      }),
    );
  });
});
