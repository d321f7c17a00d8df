import { Payment } from './payment';

/** A charge was paid in full; once per charge. */
export class FeePaid extends Payment {}
