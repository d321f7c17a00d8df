import { CodeField, UnitCodeField } from '../fields';

/** Non-territorial: the receiver's part ends; another begins at the competent unit, whose clock starts there. */
export class DossierForwarded {
  @CodeField() dossierCode: string;
  @UnitCodeField() receivingWardCode: string;
  @UnitCodeField() toUnitCode: string;
}
