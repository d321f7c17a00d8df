import { CodeField, InstantField } from '../fields';

/** Apology and one new date (form 04). It never moves the appointment. */
export class ApologyIssued {
  @InstantField() newDate: string;
  @CodeField() reasonCode: string;
}
