import { InstantField } from '../fields';

/** Private: digitization heard that a result exists; it may be scanned. */
export class ResolutionHeard {
  @InstantField() resolvedAt: string;
}
