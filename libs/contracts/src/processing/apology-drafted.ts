import { ChoiceField, CodeField, InstantField, OrNull } from '../fields';
import { draftOccasions } from '../words';

/**
 * The appointment is in danger: a draft of form 04 waits for the head of the unit. It moves nothing; the apology itself
 * is another event. The reason and the new date are the head's to fill in.
 */
export class ApologyDrafted {
  /** The appointment that may be missed. */
  @InstantField() dueAt: string;
  @ChoiceField(draftOccasions) occasion: (typeof draftOccasions)[number];
  @OrNull() @CodeField() officerId: string | null;
  @OrNull() @CodeField() officeCode: string | null;
}
