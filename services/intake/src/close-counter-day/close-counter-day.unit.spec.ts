import type { EventData } from '@motcua/contracts';
import fc from 'fast-check';
import { outcomeOf } from '../../test/given';
import { closeCounterDay } from './close-counter-day.decide';
import { type CounterEntry, sumsOf } from './counter-day.fold';
import { counterDayKey, counterDayStream } from './counter-day.state';

const now = '2025-10-01T10:00:00.000Z';
const cash = (amount: number, receipt: number): CounterEntry => ({
  kind: 'paid',
  cash: true,
  amount,
  reference: String(receipt),
});
const online = (amount: number): CounterEntry => ({ kind: 'paid', cash: false, amount, reference: 'NP-1' });
const refunded = (amount: number, inCash: boolean): CounterEntry => ({
  kind: 'refunded',
  cash: inCash,
  amount,
  reference: 'r',
});

const anyEntry: fc.Arbitrary<CounterEntry> = fc.oneof(
  fc
    .record({ amount: fc.nat(200_000), receipt: fc.integer({ min: 1, max: 60 }) })
    .map(({ amount, receipt }) => cash(amount, receipt)),
  fc.nat(200_000).map(online),
  fc.tuple(fc.nat(50_000), fc.boolean()).map(([amount, inCash]) => refunded(amount, inCash)),
);

describe('the sums of a counter’s day', () => {
  it('are its payments, in cash and online, and its receipts from the first to the last', () => {
    expect(
      sumsOf([cash(8_000, 122), online(38_000), cash(60_000, 120), refunded(8_000, true), refunded(38_000, false)]),
    ).toEqual({
      count: 3,
      cash: 68_000,
      cashRefunded: 8_000,
      online: 38_000,
      firstReceiptNumber: 120,
      lastReceiptNumber: 122,
      receiptsMissing: 1,
      receiptsRepeated: 0,
    });
    expect(sumsOf([cash(1, 9), cash(1, 10), cash(1, 10)])).toMatchObject({
      firstReceiptNumber: 9,
      lastReceiptNumber: 10,
      receiptsMissing: 0,
      receiptsRepeated: 1,
    });
  });

  it('of a day without payments are nothing', () => {
    expect(sumsOf([])).toMatchObject({ count: 0, cash: 0, online: 0, firstReceiptNumber: null, receiptsMissing: 0 });
  });

  it('are the same in any order, and add up to every đồng that was paid', () => {
    const shuffled = fc
      .array(anyEntry, { maxLength: 40 })
      .chain((entries) => fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length })));
    fc.assert(
      fc.property(shuffled, ([entries, other]) => {
        const sums = sumsOf(entries);
        expect(sumsOf(other)).toEqual(sums);
        const paid = entries.filter(({ kind }) => kind === 'paid').reduce((sum, { amount }) => sum + amount, 0);
        expect(sums.cash + sums.online).toBe(paid);
      }),
    );
  });

  it('count each receipt between the first and the last as named, repeated or missing', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 40 }), (entries) => {
        const { firstReceiptNumber: first, lastReceiptNumber: last, ...sums } = sumsOf(entries);
        const named = entries.filter((entry) => entry.kind === 'paid' && entry.cash).length;
        const span = first === null || last === null ? 0 : last - first + 1;
        expect(named - sums.receiptsRepeated + sums.receiptsMissing).toBe(span);
      }),
    );
  });
});

describe('closing a counter’s day', () => {
  const sums = sumsOf([cash(60_000, 120), cash(8_000, 121), online(38_000), refunded(8_000, true)]);
  const command = { counterCode: 'counter-1', day: '2025-10-01', sums, cashCounted: 60_000, differenceReason: null };
  const closed: EventData<'CounterDayClosed'> = {
    ...sums,
    counterCode: 'counter-1',
    day: '2025-10-01',
    cashCounted: 60_000,
    difference: 0,
    differenceReason: null,
  };

  it('states the sums of its payment events and what was counted', () => {
    expect(closeCounterDay(null, command, now)).toEqual([{ type: 'CounterDayClosed', data: closed }]);
  });

  it('is quiet as long as nothing has changed, also with a reason that nothing needs', () => {
    expect(closeCounterDay(closed, command, now)).toEqual([]);
    expect(closeCounterDay(closed, { ...command, differenceReason: 'unexplained' }, now)).toEqual([]);
  });

  it('takes in what was paid after the close', () => {
    const more = {
      ...command,
      sums: sumsOf([cash(60_000, 120), cash(8_000, 121), online(76_000), refunded(8_000, true)]),
    };
    expect(closeCounterDay(closed, more, now)).toMatchObject([{ data: { online: 76_000 } }]);
  });

  it.each([
    ['too little in the drawer', { cashCounted: 59_000 }, { difference: -1_000 }],
    ['too much in the drawer', { cashCounted: 61_000 }, { difference: 1_000 }],
    ['a receipt missing', { sums: { ...sums, receiptsMissing: 1 } }, { difference: 0, receiptsMissing: 1 }],
    ['a receipt used twice', { sums: { ...sums, receiptsRepeated: 1 } }, { difference: 0, receiptsRepeated: 1 }],
  ])('needs a reason for %s, and keeps the difference', (_case, change, kept) => {
    expect(outcomeOf(closeCounterDay(null, { ...command, ...change }, now))).toBe('difference-unexplained');
    const reasoned = { ...command, ...change, differenceReason: 'entered-wrongly' as const };
    expect(closeCounterDay(null, reasoned, now)).toMatchObject([
      { data: { ...kept, differenceReason: 'entered-wrongly' } },
    ]);
  });

  it('is refused for a day that has not begun at the ward', () => {
    const tomorrow = { ...command, day: '2025-10-02' };
    expect(outcomeOf(closeCounterDay(null, tomorrow, '2025-10-01T16:59:59.999Z'))).toBe('day-not-begun');
    expect(outcomeOf(closeCounterDay(null, tomorrow, '2025-10-01T17:00:00.000Z'))).toEqual(['CounterDayClosed']);
  });

  it('stands in a stream of its own, and the newest close holds', () => {
    expect(counterDayStream.streamId(counterDayKey('counter-1', '2025-10-01'))).toBe('counter-counter-1-2025-10-01');
    const again = { ...closed, online: 76_000 };
    const folded = [closed, again].reduce(
      (state, data, index) =>
        counterDayStream.evolve(state, { type: 'CounterDayClosed', data, position: index + 1, occurredAt: now }),
      counterDayStream.initialState,
    );
    expect(folded).toEqual(again);
    expect(counterDayStream.competentUnitOf(folded)).toBeNull();
  });
});
