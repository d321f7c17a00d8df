import { ChoiceField, CodeField, CountField, NestedField, UnitCodeField } from '../fields';
import { type TermUnit, termUnits } from '../words';

/** One agency's part of a linked procedure. */
export class PlannedStage {
  @CodeField() stageCode: string;
  @UnitCodeField() agencyUnitCode: string;
  @ChoiceField(termUnits) termUnit: TermUnit;
  /** In the term's own unit; 0 for same day. */
  @CountField() termAmount: number;
  /** The stages, named before it, that must be complete before it starts; none: at once. */
  @CodeField({ each: true }) after: string[];
}

/** The agencies' parts of a linked dossier were laid out under a lead agency (NĐ 61/2018 art. 19(6)). */
export class StagesPlanned {
  @UnitCodeField() leadAgencyCode: string;
  @NestedField(() => PlannedStage, { each: true }) stages: PlannedStage[];
}
