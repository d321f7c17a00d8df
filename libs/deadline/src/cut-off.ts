import { closeOf, openMinuteFrom } from './opening';
import type { Calendar } from './calendar';
import { minuteOfClock, type OfficeHours } from './office-hours';
import type { Term } from './term';
import {
  dayNumberOfMinute,
  type Instant,
  minuteOfDay,
  type WardDay,
  wardDayOf,
  type WardMinute,
  wardMinuteOf,
} from './ward-time';

/** What `Term` says about a cut-off: one of the two. */
type CutOff = Pick<Term, 'cutOff' | 'cutOffBeforeClose'>;

/** A cut-off of a procedure, a ward, both, or everybody, for receipts on `from`..`to` (none: without end on that side). */
export type CutOffRule = {
  readonly cutOff?: string | null;
  readonly cutOffBeforeClose?: number | null;
  readonly procedureCode?: string | null;
  readonly wardCode?: string | null;
  readonly from?: WardDay | null;
  readonly to?: WardDay | null;
  readonly source: string;
};

/** A receipt as far as cut-offs tell one from another. */
type ReceivedThere = { readonly procedureCode: string; readonly wardCode: string; readonly receivedAt: Instant };

/**
 * The rule that holds for a receipt: the one that names both procedure and ward, else the procedure, else the ward, else
 * neither; of equal ones the one in force later. Undefined: no cut-off.
 */
export function cutOffIn(rules: readonly CutOffRule[], of: ReceivedThere): CutOffRule | undefined {
  const day = wardDayOf(of.receivedAt);
  const holding = rules.filter(
    ({ procedureCode, wardCode, from, to }) =>
      (procedureCode ?? of.procedureCode) === of.procedureCode &&
      (wardCode ?? of.wardCode) === of.wardCode &&
      (from ?? day) <= day &&
      day <= (to ?? day),
  );
  return holding.toSorted((a, b) => weightOf(a) - weightOf(b) || compare(a.from ?? '', b.from ?? '')).at(-1);
}

function weightOf({ procedureCode, wardCode }: CutOffRule): number {
  return (procedureCode ? 2 : 0) + (wardCode ? 1 : 0);
}

/** The term with the cut-off that the rules give this receipt; where none holds, with its own. */
export function withCutOff(term: Term, rules: readonly CutOffRule[], of: ReceivedThere): Term {
  const rule = cutOffIn(rules, of);
  if (rule === undefined) return term;
  return {
    unit: term.unit,
    amount: term.amount,
    ...(rule.cutOff && { cutOff: rule.cutOff }),
    ...(rule.cutOffBeforeClose && { cutOffBeforeClose: rule.cutOffBeforeClose }),
  };
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/**
 * The cut-off as a time of day on the day from which a receipt counts ('16:00' for the last hour before 17:00), as a
 * receipt prints it. Undefined: none. Errors: `CalendarEndError`.
 */
export function cutOffMinuteOf(
  { cutOff, cutOffBeforeClose }: CutOff,
  receivedAt: Instant,
  calendar: Calendar,
  officeHours: OfficeHours,
): string | undefined {
  if (cutOffBeforeClose === undefined) return cutOff;
  const day = dayNumberOfMinute(openMinuteFrom(wardMinuteOf(receivedAt), calendar, officeHours));
  const minute = minuteOfDay(closeOf(day, calendar, officeHours) - cutOffBeforeClose);
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** Whether work on a receipt that counts from this open minute begins on the next counted day. */
export function isAfterCutOff(start: WardMinute, term: Term, calendar: Calendar, officeHours: OfficeHours): boolean {
  if (term.cutOff !== undefined) return minuteOfDay(start) > minuteOfClock(term.cutOff);
  if (term.cutOffBeforeClose === undefined) return false;
  return start > closeOf(dayNumberOfMinute(start), calendar, officeHours) - term.cutOffBeforeClose;
}
