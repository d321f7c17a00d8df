import { CodeField, DayField } from '../fields';

/** Private: an absence ended earlier than it was declared; on its first day, it never began. */
export class AbsenceEnded {
  @CodeField() officerId: string;
  /** First day of the absence. */
  @DayField() from: string;
  /** The first day on which the officer is there again. */
  @DayField() backOn: string;
}
