import { Refund } from './refund';

/** The centre decided to give back money that came online; the provider has not confirmed it yet. */
export class RefundOrdered extends Refund {}
