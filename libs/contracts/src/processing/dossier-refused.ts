import { Ending } from './ending';

/** Refused after appraisal (form 03): a result too (NĐ 61/2018 art. 19(8)). */
export class DossierRefused extends Ending {}
