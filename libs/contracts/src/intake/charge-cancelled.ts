import { ChoiceField, IdField } from '../fields';
import { type ChargeCancelReason, chargeCancelReasons } from '../words';

/** A charge that nobody had paid was taken back. Money that still comes for it settles nothing. */
export class ChargeCancelled {
  @IdField() chargeId: string;
  @ChoiceField(chargeCancelReasons) reasonCode: ChargeCancelReason;
}
