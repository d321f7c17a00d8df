/** The named counts that definitions are made of, for one ward or one of its fields, and one period. */
export interface Counts {
  /** Online, direct and postal of the period; without what was carried over. */
  receivedInPeriod: number;
  online: number;
  direct: number;
  postal: number;
  /** Of the online ones, by service level. */
  onlineFull: number;
  onlinePartial: number;
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
  awaitingOverdue: number;
  early: number;
  onTime: number;
  late: number;
  lateWithApology: number;
  resolved: number;
  refused: number;
  /** By the clock of index 766 (2.1). */
  resolvedIndexTimely: number;
  /** Papers were asked for more than once. */
  resolvedAskedAgain: number;
  /** Withdrawn and stopped ones, by the same clock. */
  stoppedIndexTimely: number;
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
  /** Among those in time: papers were asked for again, so index 766 counts them as late. */
  pendingInTimeAskedAgain: number;
  pendingOverdue: number;
  /** Within the date of their apology. */
  pendingOverdueWithApology: number;
  pending: number;
  paused: number;
  componentsDigitized: number;
  componentsExempt: number;
  resultsDigitized: number;
  /** Dossiers with a request that left the appointment as it was, by the first one. */
  wardRequested: number;
  feeCharged: number;
  paidOnline: number;
  paidDirectly: number;
}

export type CountName = keyof Counts;
