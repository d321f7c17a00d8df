/** A payment or refund that was recorded at a counter. */
export interface CounterEntry {
  kind: 'paid' | 'refunded';
  cash: boolean;
  /** Whole đồng. */
  amount: number;
  /** The receipt's number of a payment in cash. */
  reference: string;
}

export interface CounterSums {
  count: number;
  cash: number;
  cashRefunded: number;
  online: number;
  firstReceiptNumber: number | null;
  lastReceiptNumber: number | null;
  receiptsMissing: number;
  receiptsRepeated: number;
}

/** What a counter's day comes to, from its payment events in any order. Money given back online never lay in a drawer. */
export const sumsOf = (entries: readonly CounterEntry[]): CounterSums => {
  const paid = entries.filter(({ kind }) => kind === 'paid');
  const inCash = paid.filter(({ cash }) => cash);
  const numbers = inCash.map(({ reference }) => Number(reference)).sort((a, b) => a - b);
  const [first = null, last = null] = [numbers[0], numbers.at(-1)];
  const different = new Set(numbers).size;
  return {
    count: paid.length,
    cash: total(inCash),
    cashRefunded: total(entries.filter(({ kind, cash }) => kind === 'refunded' && cash)),
    online: total(paid.filter(({ cash }) => !cash)),
    firstReceiptNumber: first,
    lastReceiptNumber: last,
    receiptsMissing: first === null || last === null ? 0 : last - first + 1 - different,
    receiptsRepeated: numbers.length - different,
  };
};

const total = (entries: readonly CounterEntry[]): number => entries.reduce((sum, { amount }) => sum + amount, 0);
