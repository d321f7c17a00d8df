import { ChoiceField, InstantField } from '../fields';
import { acceptanceTimers } from '../words';

/** The acceptance of a submitted dossier is about to run out, or has; each once per due instant. */
export class AcceptanceTimerFired {
  @ChoiceField(acceptanceTimers) timer: (typeof acceptanceTimers)[number];
  @InstantField() dueAt: string;
}
