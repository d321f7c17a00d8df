import { Clock } from '../clock';
import { CodeField, InstantField, NestedField, TextField, UnitCodeField, YesNoField } from '../fields';

/** An applicant filed online; the acceptance clock runs (8 working hours). Not yet received. */
export class DossierSubmitted {
  @CodeField() procedureCode: string;
  @CodeField() procedureVersion: string;
  @CodeField() fieldCode: string;
  @TextField() fieldName: string;
  @UnitCodeField() receivingWardCode: string;
  @YesNoField() assisted: boolean;
  @InstantField() submittedAt: string;
  @NestedField(() => Clock) acceptanceClock: Clock;
}
