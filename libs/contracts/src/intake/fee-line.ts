import { CodeField, CountField } from '../fields';

/** One line of a charge. */
export class FeeLine {
  @CodeField() code: string;
  /** Whole đồng. */
  @CountField() unitAmount: number;
  /** Copies, pages; 1 for a fee of the dossier. */
  @CountField() count: number;
}
