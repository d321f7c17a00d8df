import { DigitizationEntered } from './digitization-entered';

/** The register's statement changed; this holds instead. */
export class DigitizationCorrected extends DigitizationEntered {}
