import { OrNull, UnitCodeField } from '../fields';

/** The competent unit began its work. */
export class ProcessingStarted {
  /** The office (phòng chuyên môn) that works on it. */
  @OrNull() @UnitCodeField() officeCode: string | null;
}
