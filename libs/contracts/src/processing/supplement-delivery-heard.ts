import { CodeField, InstantField } from '../fields';

/** Private: processing heard that papers were delivered at the counter. */
export class SupplementDeliveryHeard {
  @CodeField({ each: true }) papers: string[];
  @InstantField() deliveredAt: string;
}
