import { CodeField } from '../fields';

/** A specialist was made responsible; the id is an account's, never a name. */
export class OfficerAssigned {
  @CodeField() officerId: string;
}
