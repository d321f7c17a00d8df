import { ChoiceField, CodeField, CountField, DayField, MinuteOfDayField, OrNull, TextField } from '../fields';
import {
  type CompetentLevel,
  competentLevels,
  type ServiceLevel,
  serviceLevels,
  type TermUnit,
  termUnits,
} from '../words';

/** A version of a procedure; immutable, named by the hash of its content. A dossier pins it at receipt. */
export class ProcedureDefined {
  @CodeField() procedureCode: string;
  @CodeField() procedureVersion: string;
  @TextField() name: string;
  @CodeField() fieldCode: string;
  @TextField() fieldName: string;
  @ChoiceField(termUnits) termUnit: TermUnit;
  @CountField() termAmount: number;
  @OrNull() @MinuteOfDayField() termCutOff: string | null;
  @ChoiceField(serviceLevels) serviceLevel: ServiceLevel;
  @ChoiceField(competentLevels) competentLevel: CompetentLevel;
  @DayField() from: string;
}
