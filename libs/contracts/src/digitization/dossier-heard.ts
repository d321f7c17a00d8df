import { UnitCodeField } from '../fields';

/** Private: digitization heard of the dossier; scans may be attached. */
export class DossierHeard {
  @UnitCodeField() receivingWardCode: string;
  @UnitCodeField() competentUnitCode: string;
}
