import { CodeField } from '../fields';

/** A leader signed the result; the id is an account's, never a name. */
export class ResultSigned {
  @CodeField() signerId: string;
}
