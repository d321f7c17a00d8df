import { CodeField, OrNull } from '../fields';

/** A specialist was made responsible; the id is an account's, never a name. Version 2 says why another one is. */
export class OfficerAssigned {
  @CodeField() officerId: string;
  /** Of the list of reassignment causes; null where nobody was responsible before. */
  @OrNull() @CodeField() reasonCode: string | null;
}
