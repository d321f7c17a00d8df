import { ChoiceField, DayField, OrNull, TextField, UnitCodeField } from '../fields';

/** A unit: a ward (its one-stop centre), a province, a ministry's branch; with its life in days. */
export class UnitDefined {
  @UnitCodeField() unitCode: string;
  @TextField() name: string;
  @ChoiceField(['ward', 'province', 'ministry-branch']) kind: 'ward' | 'province' | 'ministry-branch';
  @OrNull() @UnitCodeField() parentCode: string | null;
  /** Printed before the date in dossier codes, e.g. `H01.11.07`. */
  @TextField(40) dossierCodePrefix: string;
  @DayField() from: string;
  @OrNull() @DayField() to: string | null;
}
