import { ChoiceField, CodeField, CountField, DayField, IntegerField, OrNull } from '../fields';
import { type DayDifferenceReason, dayDifferenceReasons } from '../words';

/** Private: a counter's day was closed. Sums are those of its payment events; the newest close of a day holds. */
export class CounterDayClosed {
  @CodeField() counterCode: string;
  @DayField() day: string;
  /** Payments taken there, in whatever manner. */
  @CountField() count: number;
  /** Whole đồng, like every amount here. */
  @CountField() cash: number;
  @CountField() cashRefunded: number;
  @CountField() online: number;
  /** Of the receipts for cash; null where there was none. */
  @OrNull() @CountField() firstReceiptNumber: number | null;
  @OrNull() @CountField() lastReceiptNumber: number | null;
  /** How many numbers between them no payment names, and how many are named more than once. */
  @CountField() receiptsMissing: number;
  @CountField() receiptsRepeated: number;
  /** What lay in the drawer. */
  @CountField() cashCounted: number;
  /** Counted less expected. */
  @IntegerField() difference: number;
  @OrNull() @ChoiceField(dayDifferenceReasons) differenceReason: DayDifferenceReason | null;
}
