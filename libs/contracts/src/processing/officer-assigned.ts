import { CodeField, OrNull } from '../fields';

/**
 * A specialist was made responsible; the id is an account's, never a name. Version 2 says why another one is, version 3
 * in whose place: the officer that was meant was absent.
 */
export class OfficerAssigned {
  @CodeField() officerId: string;
  /** Of the list of reassignment causes; null where nobody was responsible before. */
  @OrNull() @CodeField() reasonCode: string | null;
  @OrNull() @CodeField() insteadOf: string | null;
}
