import type { DomainEvent, EventData } from '@motcua/contracts';
import { wardDayOf } from '@motcua/deadline';
import type { Companion } from '@motcua/event-sourcing';

interface Place {
  wardCode: string;
  dossierId: string;
  /** When it is recorded, by the service's clock. */
  now: string;
}

/** Rows that commit with the events, so that charges are found by id, and payments by counter, provider and day. */
export const paymentEntries = (place: Place, events: readonly DomainEvent[]): Companion[] =>
  events.flatMap((event) => {
    const row = rowOf(event, place.now);
    return row
      ? [
          {
            table: 'payment_entries',
            row: {
              ...row,
              ward_code: place.wardCode,
              dossier_id: place.dossierId,
              recorded_on: wardDayOf(place.now),
            },
          },
        ]
      : [];
  });

const rowOf = (event: DomainEvent, now: string): object | null => {
  switch (event.type) {
    case 'FeeCharged':
      return { kind: 'charged', ...common(event.data), reference: '', paid_on: wardDayOf(now) };
    case 'FeePaid':
      return { kind: 'paid', ...payment(event.data) };
    case 'PaymentNotApplied':
      return { kind: 'not-applied', ...payment(event.data) };
    case 'RefundOrdered':
      return { kind: 'refund-ordered', ...refund(event.data, now) };
    case 'FeeRefunded':
      return { kind: 'refunded', ...refund(event.data, event.data.refundedAt) };
    default:
      return null;
  }
};

const payment = (data: EventData<'FeePaid'>): object => ({
  ...common(data),
  reference: data.reference,
  paid_on: wardDayOf(data.paidAt),
});

const refund = (data: EventData<'RefundOrdered'>, at: string): object => ({
  ...common(data),
  reference: data.refundId,
  of_payment: data.reference,
  paid_on: wardDayOf(at),
});

/** Part of the key, so cash has an empty provider rather than none. */
const common = (data: Pick<EventData<'FeePaid'>, 'chargeId' | 'amount' | 'providerCode' | 'counterCode'>): object => ({
  charge_id: data.chargeId,
  amount: data.amount,
  provider_code: data.providerCode ?? '',
  counter_code: data.counterCode,
});
