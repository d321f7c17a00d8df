/** The named counts that definitions are made of, for one ward or one of its fields, and one period. */
export interface Counts {
  /** Online, direct and postal of the period; without what was carried over. */
  receivedInPeriod: number;
  online: number;
  direct: number;
  postal: number;
  carriedOver: number;
  /** Column 3 of form 06: of the period and carried over. */
  received: number;
  receivedWithSlip: number;
  receivedNonTerritorial: number;
  receivedOnlineOrWithSlip: number;
  enteredAfterwards: number;
  submitted: number;
  notAccepted: number;
  awaitingAcceptance: number;
  early: number;
  onTime: number;
  late: number;
  lateWithApology: number;
  resolved: number;
  refused: number;
  resolvedOnlineOrWithSlip: number;
  /** At least four working hours early; online ones and those with a slip only. */
  fourHoursEarly: number;
  withdrawn: number;
  stopped: number;
  forwarded: number;
  returned: number;
  returnedHome: number;
  /** Running and not yet due, and paused. */
  pendingInTime: number;
  pendingOverdue: number;
  pending: number;
  paused: number;
  componentsDigitized: number;
  componentsExempt: number;
  resultsDigitized: number;
}

export type CountName = keyof Counts;
