import { Clock } from '../clock';
import { NestedField } from '../fields';

/** The second of two appointments, made with the payment: from then on it is the dossier's (land dossiers). */
export class ResultAppointed {
  /** Of the stages after the payment, counted from the minute in which the payment was recorded. */
  @NestedField(() => Clock) clock: Clock;
}
