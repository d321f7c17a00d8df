import { CodeField, CountField, DayField, OrNull } from '../fields';

/** The applicant was told to pay (766 state 6). The same duty again states what the tax office had left open. */
export class FinancialDutyNotified {
  /** A code of the list of financial duties. */
  @CodeField() kindCode: string;
  /** In đồng; null where the tax office states it later. */
  @OrNull() @CountField() amount: number | null;
  /** The last day of payment, ward-local. */
  @OrNull() @DayField() payBy: string | null;
}
