import { NestedField } from '../fields';
import { Clock } from '../clock';

/** The clock runs again; the appointment moved by the pause. */
export class DossierResumed {
  @NestedField(() => Clock) clock: Clock;
}
