import { Scan } from './scan';

/** The result was scanned and stored. */
export class ResultDigitized extends Scan {}
