import { ChoiceField, CodeField, OrNull, YesNoField } from '../fields';
import { type WardFault, wardFaults } from '../words';

/**
 * Papers were asked for (form 02), once and completely as the law wants it. Within 3 working days of receipt the clock
 * stops and restarts when complete (NĐ 61/2018 art. 19(4)); a later request, or another one, leaves the appointment.
 */
export class SupplementRequested {
  @CodeField({ each: true }) papers: string[];
  @CodeField() reasonCode: string;
  @YesNoField() clockStops: boolean;
  /** Why the request is listed as the ward's, since version 2; null where the clock stops. */
  @OrNull() @ChoiceField(wardFaults) wardFault: WardFault | null;
}
