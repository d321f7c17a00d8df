import { given, outcomeOf } from '../../test/given';
import { deliverSupplement } from './deliver-supplement.decide';

const command = { papers: ['to-khai', 'giay-chung-sinh'] };

describe('taking a supplement at the counter', () => {
  it('records the papers for processing to decide, each time they come', () => {
    const delivered = [{ type: 'SupplementDelivered', data: command }];
    expect(deliverSupplement(given.handedOver, command)).toEqual(delivered);
  });

  it.each([
    ['received', 'not-handed-over'],
    ['forwarded', 'forwarded'],
    ['submitted', 'not-received'],
    ['notAccepted', 'not-received'],
    ['none', 'not-received'],
  ] as const)('for a dossier that is %s is refused: %s', (state, code) => {
    expect(outcomeOf(deliverSupplement(given[state], command))).toBe(code);
  });
});
