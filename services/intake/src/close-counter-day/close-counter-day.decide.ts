import type { DayDifferenceReason, DomainEvent, EventData } from '@motcua/contracts';
import { wardDayOf } from '@motcua/deadline';
import { Rejected } from '@motcua/event-sourcing';
import type { CounterSums } from './counter-day.fold';
import type { CounterDay } from './counter-day.state';

export interface CloseCounterDay {
  counterCode: string;
  day: string;
  sums: CounterSums;
  /** What lies in the drawer, in whole đồng. */
  cashCounted: number;
  differenceReason: DayDifferenceReason | null;
}

/**
 * What was counted beside what the payment events say; a difference needs a reason and is kept, never evened out.
 * Closing again is quiet as long as nothing has changed; a payment after the close is taken in by closing once more.
 */
export const closeCounterDay = (
  closed: CounterDay,
  command: CloseCounterDay,
  now: string,
): DomainEvent[] | Rejected => {
  const { counterCode, day, sums, cashCounted } = command;
  if (day > wardDayOf(now)) return new Rejected('day-not-begun', 'Chưa đến ngày này nên chưa khóa sổ được.');
  const difference = cashCounted - (sums.cash - sums.cashRefunded);
  const differs = difference !== 0 || sums.receiptsMissing > 0 || sums.receiptsRepeated > 0;
  if (differs && command.differenceReason === null) {
    return new Rejected(
      'difference-unexplained',
      `Tiền mặt chênh lệch ${difference} đồng, thiếu ${sums.receiptsMissing} và trùng ${sums.receiptsRepeated} số biên lai; hãy chọn lý do.`,
    );
  }
  const data: EventData<'CounterDayClosed'> = {
    counterCode,
    day,
    ...sums,
    cashCounted,
    difference,
    differenceReason: differs ? command.differenceReason : null,
  };
  return closed !== null && sameClose(closed, data) ? [] : [{ type: 'CounterDayClosed', data }];
};

const sameClose = (a: EventData<'CounterDayClosed'>, b: EventData<'CounterDayClosed'>): boolean =>
  (Object.keys(b) as (keyof typeof b)[]).every((field) => a[field] === b[field]);
