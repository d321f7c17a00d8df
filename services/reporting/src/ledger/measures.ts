/** Acts that happened on a day. */
export const flows = [
  'submitted',
  'not_accepted',
  'received_online',
  'received_direct',
  'received_postal',
  'received_with_slip',
  'received_online_or_with_slip',
  'received_non_territorial',
  'received_entered_afterwards',
  'resolved_early',
  'resolved_on_time',
  'resolved_late',
  'resolved_refused',
  'resolved_late_with_apology',
  'resolved_online_or_with_slip',
  'resolved_four_hours_early',
  'withdrawn',
  'stopped',
  'forwarded',
  'returned',
  'returned_home',
  'components_digitized',
  'components_exempt',
  'results_digitized',
  'received_online_full',
  'received_online_partial',
  'resolved_index_timely',
  'resolved_asked_again',
  'stopped_index_timely',
  'ward_requested',
  'fee_charged',
  'paid_online',
  'paid_directly',
] as const;

/** Net change of what stands open: +1 on entering a status, −1 on leaving it. */
export const stocks = [
  'awaiting',
  'in_time',
  'overdue',
  'paused',
  'awaiting_overdue',
  'overdue_with_apology',
  'in_time_asked_again',
] as const;

/** Each is a column of ledger and ledger_months; a new one comes with a migration that adds it. */
export const measures = [...flows, ...stocks] as const;
export type Measure = (typeof measures)[number];

/** Goes up with every measure that is added. */
export const measuresVersion = 2;

/** From which version of facts on a measure is moved, where it is not the first; only a rebuild makes all facts new. */
const countedSince: Partial<Record<Measure, number>> = {
  received_online_full: 2,
  received_online_partial: 2,
  resolved_index_timely: 2,
  resolved_asked_again: 2,
  stopped_index_timely: 2,
  ward_requested: 2,
  fee_charged: 2,
  paid_online: 2,
  paid_directly: 2,
  awaiting_overdue: 2,
  overdue_with_apology: 2,
  in_time_asked_again: 2,
};

export const isCounted = (measure: Measure, version = 1): boolean => version >= (countedSince[measure] ?? 1);
export type Measured = Partial<Record<Measure, number>>;

export const addMeasured = (to: Measured, added: Measured, sign: 1 | -1 = 1): Measured => {
  for (const [measure, value] of Object.entries(added) as [Measure, number][]) {
    to[measure] = (to[measure] ?? 0) + sign * value;
  }
  return to;
};
