import { Scan } from './scan';

/** A paper of the dossier was scanned and stored. */
export class ComponentDigitized extends Scan {}
