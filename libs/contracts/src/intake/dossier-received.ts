import { Receipt } from './receipt';

/** The dossier was received complete and correct, as its receipt shows; the clock starts (NĐ 309/2026 art. 17(3)). */
export class DossierReceived extends Receipt {}
