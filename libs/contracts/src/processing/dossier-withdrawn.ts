import { Ending } from './ending';

/** The applicant withdrew; neither resolved nor pending. */
export class DossierWithdrawn extends Ending {}
