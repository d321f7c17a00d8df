import { CodeField, CountField, IdField, InstantField, NestedField, OrNull } from '../fields';
import { FeeLine } from './fee-line';

/** A fee was asked for. Its lines and its sum are pinned here: a later change of the catalogue does not touch them. */
export class FeeCharged {
  @IdField() chargeId: string;
  @NestedField(() => FeeLine, { each: true }) items: FeeLine[];
  /** The sum of the lines in whole đồng. */
  @CountField() amount: number;
  /** Through whom it may be paid online; null where it is paid in cash at once. */
  @OrNull() @CodeField() providerCode: string | null;
  /** Where it was asked for; null online. */
  @OrNull() @CodeField() counterCode: string | null;
  /** Money paid later does not settle it by itself. */
  @OrNull() @InstantField() expiresAt: string | null;
}
