import { Receipt } from './receipt';

/** The centre handed the dossier to the competent unit; from here processing alone decides its course. */
export class DossierHandedOver extends Receipt {}
