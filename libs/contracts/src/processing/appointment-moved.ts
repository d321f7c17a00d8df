import { Clock } from '../clock';
import { CodeField, NestedField } from '../fields';

/** A printed appointment was moved to what a new calendar gives; never by itself, always by an act with a reason. */
export class AppointmentMoved {
  @CodeField() reasonCode: string;
  @NestedField(() => Clock) clock: Clock;
}
