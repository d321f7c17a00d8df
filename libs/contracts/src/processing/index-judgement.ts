import { CountField, InstantField, YesNoField } from '../fields';

/** What index 766 (component 2.1) says of an end: waiting for the citizen is subtracted, a second request is late. */
export class IndexJudgement {
  /** Working minutes between a request for papers and its completion, or the end. */
  @CountField() waitedMinutes: number;
  /** The appointment of the first receipt, moved by the waiting; without one, the end of the legal time. */
  @InstantField() dueAt: string;
  @YesNoField() isTimely: boolean;
}
