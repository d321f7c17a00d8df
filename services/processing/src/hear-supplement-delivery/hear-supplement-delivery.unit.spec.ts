import { askedFor, delivered, given, resolved, started, supplemented, takenOver, time } from '../../test/given';
import { receipt } from '../../test/heard-events';
import { hearSupplementDelivery } from './hear-supplement-delivery.decide';

/** Monday 13 October 2025, 14:00 on the ward's clock. */
const deliveredAt = '2025-10-13T07:00:00.000Z';
const command = { papers: ['birth'], deliveredAt, time: () => time };
const heard = { type: 'SupplementDeliveryHeard', data: { papers: ['birth'], deliveredAt } };

describe('hearing that papers were delivered', () => {
  it('restarts the clock from zero where the request stopped it', () => {
    expect(hearSupplementDelivery(given(takenOver, started, askedFor(['birth'])), command)).toEqual([
      heard,
      {
        type: 'DossierSupplemented',
        data: { clockRestarts: true, clock: { ...receipt.clock, dueAt: '2025-10-27T07:00:00.000Z' } },
      },
    ]);
  });

  it('leaves the appointment where the request came later', () => {
    expect(hearSupplementDelivery(given(takenOver, askedFor(['birth'], false)), command)).toEqual([
      heard,
      { type: 'DossierSupplemented', data: { clockRestarts: false, clock: receipt.clock } },
    ]);
  });

  it('completes the dossier with the last paper asked for, not before', () => {
    const twoAsked = [takenOver, askedFor(['birth', 'marriage'])];
    expect(hearSupplementDelivery(given(...twoAsked), command)).toEqual([heard]);
    expect(hearSupplementDelivery(given(...twoAsked, delivered(['marriage'])), command)).toMatchObject([
      heard,
      { type: 'DossierSupplemented' },
    ]);
  });

  it('only knows papers that nobody waits for: before the hand-over, unasked, complete already, after the end', () => {
    for (const events of [
      [],
      [takenOver],
      [takenOver, askedFor(['birth']), delivered(['birth']), supplemented],
      [takenOver, started, resolved],
    ]) {
      expect(hearSupplementDelivery(given(...events), command)).toEqual([heard]);
    }
  });
});
