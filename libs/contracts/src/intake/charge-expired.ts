import { IdField, InstantField } from '../fields';

/** Nobody paid a charge in its time; said by whoever acts next. */
export class ChargeExpired {
  @IdField() chargeId: string;
  @InstantField() expiredAt: string;
}
