import { InstantField } from '../fields';
import { Refund } from './refund';

/** Money went back: over the counter, or as the provider confirmed. */
export class FeeRefunded extends Refund {
  /** By the clock of who gave it back. */
  @InstantField() refundedAt: string;
}
