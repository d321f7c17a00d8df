import { ChoiceField, InstantField } from '../fields';
import { handOverTimers } from '../words';

/** Private: a received dossier should have been at the office by now (NĐ 61/2018 art. 18(2)); once per due instant. */
export class HandOverTimerFired {
  @ChoiceField(handOverTimers) timer: (typeof handOverTimers)[number];
  @InstantField() dueAt: string;
}
