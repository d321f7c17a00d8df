import { Ending } from './ending';

/** Stopped at the applicant's request (form 05); neither resolved nor pending. */
export class DossierStopped extends Ending {}
