import { ChoiceField } from '../fields';
import { type NotAppliedGround, notAppliedGrounds } from '../words';
import { Payment } from './payment';

/** Money came that settles no charge: too late, twice, of another amount. It waits to be matched or refunded. */
export class PaymentNotApplied extends Payment {
  @ChoiceField(notAppliedGrounds) ground: NotAppliedGround;
}
