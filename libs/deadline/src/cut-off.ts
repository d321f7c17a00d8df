import { closeOf } from './opening';
import type { Calendar } from './calendar';
import { minuteOfClock, type OfficeHours } from './office-hours';
import type { Term } from './term';
import { dayNumberOfMinute, type Instant, minuteOfDay, type WardDay, wardDayOf, type WardMinute } from './ward-time';

/** What `Term` says about a cut-off: one of the two. */
export type CutOff = Pick<Term, 'cutOff' | 'cutOffBeforeClose'>;

/** A cut-off of a procedure, a ward, both, or everybody, for receipts on `from`..`to` (none: without end on that side). */
export type CutOffRule = CutOff & {
  readonly procedureCode?: string;
  readonly wardCode?: string;
  readonly from?: WardDay;
  readonly to?: WardDay;
  readonly source: string;
};

/**
 * The rule that holds for a receipt: the one that names both procedure and ward, else the procedure, else the ward, else
 * neither; of equal ones the one in force later. Undefined: no cut-off.
 */
export function cutOffIn(
  rules: readonly CutOffRule[],
  of: { readonly procedureCode: string; readonly wardCode: string; readonly receivedAt: Instant },
): CutOffRule | undefined {
  const day = wardDayOf(of.receivedAt);
  const holding = rules.filter(
    ({ procedureCode = of.procedureCode, wardCode = of.wardCode, from = day, to = day }) =>
      procedureCode === of.procedureCode && wardCode === of.wardCode && from <= day && day <= to,
  );
  return holding.toSorted((a, b) => weightOf(a) - weightOf(b) || compare(a.from ?? '', b.from ?? '')).at(-1);
}

function weightOf({ procedureCode, wardCode }: CutOffRule): number {
  return (procedureCode === undefined ? 0 : 2) + (wardCode === undefined ? 0 : 1);
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Whether work on a receipt that counts from this open minute begins on the next counted day. */
export function isAfterCutOff(start: WardMinute, term: Term, calendar: Calendar, officeHours: OfficeHours): boolean {
  if (term.cutOff !== undefined) return minuteOfDay(start) > minuteOfClock(term.cutOff);
  if (term.cutOffBeforeClose === undefined) return false;
  return start > closeOf(dayNumberOfMinute(start), calendar, officeHours) - term.cutOffBeforeClose;
}
