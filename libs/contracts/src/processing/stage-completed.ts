import { CodeField, YesNoField } from '../fields';

/** An agency finished its part, against the clock of its stage. */
export class StageCompleted {
  @CodeField() stageCode: string;
  @YesNoField() isLate: boolean;
}
