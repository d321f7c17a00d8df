import { Receipt } from './receipt';

/** A receipt was entered wrongly; `enteredAfterwards` names the source and the reason. Nothing is overwritten. */
export class ReceiptCorrected extends Receipt {}
