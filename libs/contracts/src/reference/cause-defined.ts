import { ChoiceField, CodeField, TextField } from '../fields';

/** A word of a list that acts choose from: why late, why paused, why refused … */
export class CauseDefined {
  @ChoiceField(['late', 'pause', 'supplement', 'refusal', 'not-accepted', 'withdrawal', 'stop', 'apology'])
  list: 'late' | 'pause' | 'supplement' | 'refusal' | 'not-accepted' | 'withdrawal' | 'stop' | 'apology';
  @CodeField() code: string;
  @TextField() name: string;
}
