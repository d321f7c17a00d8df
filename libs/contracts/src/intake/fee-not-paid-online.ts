import { ChoiceField } from '../fields';
import { type NotPaidOnlineReason, notPaidOnlineReasons } from '../words';

/** Why this dossier's fee is not paid online. A payment online afterwards outweighs it. */
export class FeeNotPaidOnline {
  @ChoiceField(notPaidOnlineReasons) reason: NotPaidOnlineReason;
}
