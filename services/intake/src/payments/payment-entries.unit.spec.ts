import type { DomainEvent } from '@motcua/contracts';
import { cameLate, cash, charged, expired, paid, received, refund, refundOrdered } from '../../test/given-payments';
import { paymentEntries } from './payment-entries.fragment';

/** Half past midnight on 2 October at the ward. */
const place = { wardCode: 'an-thang', dossierId: 'd', now: '2025-10-01T17:30:00.000Z' };
const rowsOf = (...events: DomainEvent[]) => paymentEntries(place, events).map(({ row }) => row);

describe('the rows that list money', () => {
  it('are made of what was charged, came and went back, and of nothing else', () => {
    const refunded: DomainEvent = { type: 'FeeRefunded', data: { ...refund, refundedAt: '2025-10-01T02:00:00.000Z' } };
    const rows = rowsOf(received, charged, paid, expired, cameLate, refundOrdered, refunded);
    expect(rows.map(({ kind, reference, paid_on }) => [kind, reference, paid_on])).toEqual([
      ['charged', '', '2025-10-02'],
      ['paid', 'NP-1', '2025-10-01'],
      ['not-applied', 'NP-1', '2025-10-02'],
      ['refund-ordered', refund.refundId, '2025-10-02'],
      ['refunded', refund.refundId, '2025-10-01'],
    ]);
    expect(rows.slice(3).map(({ of_payment }) => of_payment)).toEqual(['NP-1', 'NP-1']);
  });

  it('are of the ward’s day on which they are recorded, and cash has no provider', () => {
    expect(rowsOf(cash)).toEqual([
      {
        kind: 'paid',
        ward_code: 'an-thang',
        dossier_id: 'd',
        charge_id: charged.type === 'FeeCharged' && charged.data.chargeId,
        provider_code: '',
        counter_code: 'counter-1',
        amount: 38_000,
        reference: '1204',
        recorded_on: '2025-10-02',
        paid_on: '2025-10-01',
      },
    ]);
  });
});
