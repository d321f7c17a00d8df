import { Ending } from './ending';

/** The result is at the centre (not its hand-over to the applicant). */
export class DossierResolved extends Ending {}
