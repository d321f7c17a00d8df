import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { Clock } from '../clock';
import { CodeField, InstantField, TextField, UnitCodeField, YesNoField } from '../fields';

/** An applicant filed online; the acceptance clock runs (8 working hours). Not yet received. */
export class DossierSubmitted {
  @CodeField() procedureCode: string;
  @CodeField() procedureVersion: string;
  @CodeField() fieldCode: string;
  @TextField() fieldName: string;
  @UnitCodeField() receivingWardCode: string;
  @YesNoField() assisted: boolean;
  @InstantField() submittedAt: string;
  @Type(() => Clock) @ValidateNested() acceptanceClock: Clock;
}
