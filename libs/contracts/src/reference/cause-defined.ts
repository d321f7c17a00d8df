import { ChoiceField, CodeField, TextField } from '../fields';

const causeLists = [
  'late',
  'pause',
  'supplement',
  'refusal',
  'not-accepted',
  'withdrawal',
  'stop',
  'apology',
  'extension',
  'appointment',
  'consultation-subject',
  'verification-place',
  'verification-result',
  'financial-duty',
  'reassignment',
  'absence',
  'technical-check',
  'correction',
  'other-request',
  'other-request-outcome',
] as const;

/** A word of a list that acts choose from: why late, why paused, why refused, what an agency is asked about … */
export class CauseDefined {
  @ChoiceField(causeLists) list: (typeof causeLists)[number];
  @CodeField() code: string;
  @TextField() name: string;
}
