import { CodeField } from '../fields';

/** Private: the counter accepts a filing although its technical check found something. */
export class CheckOverruled {
  @CodeField({ each: true }) findings: string[];
}
