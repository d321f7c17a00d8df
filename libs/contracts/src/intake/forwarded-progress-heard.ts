import { ChoiceField, CountField, IdField, InstantField, OrNull, UnitCodeField, YesNoField } from '../fields';
import { type Outcome, outcomes } from '../words';

/** Private: what became of a forwarded dossier at the competent unit, in the stream of the centre that received it first. */
export class ForwardedProgressHeard {
  /** The dossier there. */
  @IdField() forwardedDossierId: string;
  @UnitCodeField() competentUnitCode: string;
  /** Where in its course it was said; the highest holds. */
  @CountField() coursePosition: number;
  /** All of it holds instead of what was said before; else what is null was not spoken of. */
  @YesNoField() isCorrection: boolean;
  @OrNull() @ChoiceField(outcomes) outcome: Outcome | null;
  @OrNull() @InstantField() endedAt: string | null;
  @OrNull() @InstantField() returnedAt: string | null;
}
