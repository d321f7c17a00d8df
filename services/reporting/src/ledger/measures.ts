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
] as const;

/** Net change of what stands open: +1 on entering a status, −1 on leaving it. */
export const stocks = ['awaiting', 'in_time', 'overdue', 'paused'] as const;

/** Each is a column of ledger and ledger_months; a new one comes with a migration that adds it. */
export const measures = [...flows, ...stocks] as const;
export type Measure = (typeof measures)[number];
export type Measured = Partial<Record<Measure, number>>;

export const addMeasured = (to: Measured, added: Measured, sign: 1 | -1 = 1): Measured => {
  for (const [measure, value] of Object.entries(added) as [Measure, number][]) {
    to[measure] = (to[measure] ?? 0) + sign * value;
  }
  return to;
};
