import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { Clock } from '../clock';
import { YesNoField } from '../fields';

/** The supplement is complete; where the request stopped the clock it restarts and a new receipt is issued. */
export class DossierSupplemented {
  @YesNoField() clockRestarts: boolean;
  @Type(() => Clock) @ValidateNested() clock: Clock;
}
