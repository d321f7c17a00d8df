import { CodeField } from '../fields';

/** The counter took the papers that were asked for; processing decides whether they complete the dossier. */
export class SupplementDelivered {
  @CodeField({ each: true }) papers: string[];
}
