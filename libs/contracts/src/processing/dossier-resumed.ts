import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { Clock } from '../clock';

/** The clock runs again; the appointment moved by the pause. */
export class DossierResumed {
  @Type(() => Clock) @ValidateNested() clock: Clock;
}
