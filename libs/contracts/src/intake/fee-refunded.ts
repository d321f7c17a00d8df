import { Refund } from './refund';

/** Money went back: over the counter, or as the provider confirmed. */
export class FeeRefunded extends Refund {}
