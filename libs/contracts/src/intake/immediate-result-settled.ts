import { ChoiceField, CountField, InstantField } from '../fields';
import { type RegisterBook, registerBooks } from '../words';

/**
 * Resolved and handed over while the applicant waited, without a receipt unless asked for; it never leaves intake. The
 * register's number is the next of its ward, book and year.
 */
export class ImmediateResultSettled {
  @InstantField() settledAt: string;
  @CountField() copies: number;
  /** Of one copy. */
  @CountField() pages: number;
  /** In đồng; 0 where nothing was taken. */
  @CountField() feeCollected: number;
  @ChoiceField(registerBooks) registerBook: RegisterBook;
  /** Ward-local year of `settledAt`. */
  @CountField() registerYear: number;
  /** From 1, without gaps. */
  @CountField() registerNumber: number;
}
