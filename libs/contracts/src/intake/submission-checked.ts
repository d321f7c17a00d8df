import { CodeField, YesNoField } from '../fields';

/** What was filed online was checked technically (NĐ 310/2026): can files be read, are signatures valid. The newest holds. */
export class SubmissionChecked {
  @YesNoField() passed: boolean;
  /** Of the list of technical checks; none where it passed. */
  @CodeField({ each: true }) findings: string[];
}
