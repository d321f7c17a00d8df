import { Clock } from '../clock';
import { NestedField } from '../fields';

/**
 * The first of two appointments, printed on the receipt: until then the applicant is told what is to be paid. The
 * receipt's own clock is of the result (land dossiers, Decree 151/2025).
 */
export class NoticeAppointed {
  /** Of the stages before the payment, counted from the receipt. */
  @NestedField(() => Clock) clock: Clock;
}
