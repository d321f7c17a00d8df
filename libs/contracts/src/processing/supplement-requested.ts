import { CodeField, YesNoField } from '../fields';

/**
 * Papers were asked for, once and completely (form 02). Within 3 working days of receipt the clock stops and
 * restarts when complete (NĐ 61/2018 art. 19(4)); a later request leaves the appointment.
 */
export class SupplementRequested {
  @CodeField({ each: true }) papers: string[];
  @CodeField() reasonCode: string;
  @YesNoField() clockStops: boolean;
}
