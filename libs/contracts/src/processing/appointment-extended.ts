import { Clock } from '../clock';
import { CodeField, NestedField } from '../fields';

/** More time by the sector's own law (a verification, ten more days for a building permit): it moves the appointment. */
export class AppointmentExtended {
  @CodeField() groundCode: string;
  /** Its term is the whole term as extended, counted from the same receipt. */
  @NestedField(() => Clock) clock: Clock;
}
