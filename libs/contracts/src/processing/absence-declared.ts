import { CodeField, DayField } from '../fields';

/** Private: an officer of the unit is away for these days, and who stands in (NĐ 309/2026 arts. 5, 6); account ids, never names. */
export class AbsenceDeclared {
  @CodeField() officerId: string;
  @CodeField() substituteId: string;
  /** First and last day, ward-local. */
  @DayField() from: string;
  @DayField() to: string;
  /** Of the list of absence causes. */
  @CodeField() reasonCode: string;
}
