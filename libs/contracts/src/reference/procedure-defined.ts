import { IsInt, Matches, Min } from 'class-validator';
import {
  ChoiceField,
  CodeField,
  CountField,
  DayField,
  MinuteOfDayField,
  NestedField,
  OrNull,
  TextField,
  UnitCodeField,
  YesNoField,
} from '../fields';
import {
  type CompetentLevel,
  competentLevels,
  type FeeBasis,
  feeBases,
  type PaperForm,
  paperForms,
  type ReceivingArea,
  receivingAreas,
  type ServiceLevel,
  serviceLevels,
  type TermUnit,
  termUnits,
} from '../words';

/** One line without the bar that parts the cells of a catalogue file. */
const LineField = (): PropertyDecorator =>
  Matches(/^[^|\r\n]{1,300}$/, { message: '$property must be one line without "|", at most 300 long' });

/** What the province or the ward promises instead of the legal term (thời hạn cam kết). */
export class CommittedTerm {
  /** Who promised: a unit and the units below it; null for everybody. */
  @OrNull() @UnitCodeField() unitCode: string | null;
  @ChoiceField(termUnits) termUnit: TermUnit;
  @CountField() termAmount: number;
  @OrNull() @MinuteOfDayField() termCutOff: string | null;
  @DayField() from: string;
  /** The last day on which it holds; null while no end is known. */
  @OrNull() @DayField() to: string | null;
}

/** A part of the dossier (thành phần hồ sơ). */
export class RequiredPaper {
  @CodeField() code: string;
  @LineField() name: string;
  @ChoiceField(paperForms) form: PaperForm;
  @CountField() count: number;
}

export class Fee {
  @CodeField() code: string;
  @LineField() name: string;
  /** In đồng, for each of what `per` names. */
  @CountField() amount: number;
  @ChoiceField(feeBases) per: FeeBasis;
  /** Holds from this page or copy on, counted from 1. */
  @IsInt() @Min(1) startingAt: number;
  /** In đồng, for one copy; null without a ceiling. */
  @OrNull() @CountField() ceiling: number | null;
}

/** One agency's part in a linked procedure (liên thông). */
export class ProcedureStage {
  @CodeField() code: string;
  @OrNull() @UnitCodeField() agencyUnitCode: string | null;
  @LineField() agencyName: string;
  @ChoiceField(termUnits) termUnit: TermUnit;
  @CountField() termAmount: number;
  /** Stages that must have ended before; none where it begins with the dossier. */
  @CodeField({ each: true }) after: string[];
  /** Begins when what was notified before has been paid; the result's appointment is made then (land dossiers). */
  @YesNoField() startsWithPayment: boolean;
}

/**
 * A version of a procedure; immutable, named by the hash of its content. A dossier pins it at receipt. What nobody
 * stated is null, so that an unknown fee is not taken for none.
 */
export class ProcedureDefined {
  /** Normalised to its first two parts, e.g. `1.001193`. */
  @CodeField() procedureCode: string;
  /** As the source wrote it, e.g. `2.000815.000.00.00.H61`. */
  @TextField(80) rawCode: string;
  @CodeField() procedureVersion: string;
  @TextField() name: string;
  @CodeField() fieldCode: string;
  @TextField() fieldName: string;
  /** The legal term; unit and amount are null where the law sets none (by plan, by stage, by case). */
  @OrNull() @ChoiceField(termUnits) termUnit: TermUnit | null;
  @OrNull() @CountField() termAmount: number | null;
  @OrNull() @MinuteOfDayField() termCutOff: string | null;
  @NestedField(() => CommittedTerm, { each: true }) committedTerms: CommittedTerm[];
  @ChoiceField(serviceLevels) serviceLevel: ServiceLevel;
  @ChoiceField(competentLevels) competentLevel: CompetentLevel;
  /** Who decides; null where it follows from the level: the ward itself, its province. */
  @OrNull() @UnitCodeField() competentUnitCode: string | null;
  /** Whose centres may take it for the competent unit (NĐ 118/2025: the province's; NĐ 309/2026 art. 14(4): all). */
  @ChoiceField(receivingAreas) receivingArea: ReceivingArea;
  @OrNull() @NestedField(() => RequiredPaper, { each: true }) papers: RequiredPaper[] | null;
  /** Null: unknown. Empty: free of charge. */
  @OrNull() @NestedField(() => Fee, { each: true }) fees: Fee[] | null;
  /** Empty where one agency does it alone. */
  @NestedField(() => ProcedureStage, { each: true }) stages: ProcedureStage[];
  /** The result is handed out at once, and no receipt is issued unless asked for. */
  @YesNoField() isImmediate: boolean;
  @DayField() from: string;
  /** The last day on which it holds; null while no end is known. A later version ends it too. */
  @OrNull() @DayField() to: string | null;
  /** Ships with the platform to try it; no announcement stands behind it. */
  @YesNoField() isSample: boolean;
  /** The announcement it was taken from, e.g. a decision's number. */
  @OrNull() @TextField() source: string | null;
}
