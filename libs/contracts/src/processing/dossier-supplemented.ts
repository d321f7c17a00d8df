import { Clock } from '../clock';
import { NestedField, YesNoField } from '../fields';

/** The supplement is complete; where the request stopped the clock it restarts and a new receipt is issued. */
export class DossierSupplemented {
  @YesNoField() clockRestarts: boolean;
  @NestedField(() => Clock) clock: Clock;
}
