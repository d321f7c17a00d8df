import { CodeField } from '../fields';

/** Private: the procedure that such a request is now known to belong to; the newest holds, and nothing is counted again. */
export class OtherRequestMapped {
  @CodeField() procedureCode: string;
}
