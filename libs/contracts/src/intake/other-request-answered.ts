import { CodeField } from '../fields';

/** Private: what became of a request that no procedure covers, a code of the list of outcomes. */
export class OtherRequestAnswered {
  @CodeField() outcomeCode: string;
}
