import type { DayKind } from './calendar';
import type { DayOffGround } from './calendar-decision';
import type { WardDay } from './ward-time';

/** Why time counted or did not; codes, so that each page can say it in its own language. */
export type TraceReason =
  | DayKind
  | DayOffGround
  | 'received-after-close'
  | 'after-cut-off'
  | 'day-of-receipt'
  | 'plain-day'
  | 'serving-only'
  | 'outside-office-hours'
  | 'paused';

/**
 * `counted` is in the trace's unit: days (1 or 0), or minutes of a term in hours. `from`..`to` ('HH:mm', half open) only
 * of a term in hours, whose rows cover every minute from the receipt to the due minute. `source`: the decision by which
 * a day is off; `groundCode`: of a pause.
 */
export type TraceRow = {
  readonly day: WardDay;
  readonly counted: number;
  readonly why: TraceReason;
  readonly from?: string;
  readonly to?: string;
  readonly source?: string;
  readonly groundCode?: string;
};
