import type { Term } from './term';
import type { Instant } from './ward-time';

/**
 * More time by the sector's own law (a verification in civil status, ten more days for a building permit): the whole
 * term as extended, counted from the same receipt. One that would end earlier, or comes after the due minute, moves
 * nothing.
 */
export type Extension = {
  readonly groundCode: string;
  readonly decidedAt: Instant;
  readonly term: Term;
};
