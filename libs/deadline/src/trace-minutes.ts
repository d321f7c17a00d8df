import type { Calendar } from './calendar';
import type { Count } from './count';
import type { OfficeHours } from './office-hours';
import type { EndedPause, Standstill } from './pause';
import type { TraceRow } from './trace-row';
import { clocksOf, type UsualMinutes, usualMinutesOf } from './usual-minutes';
import { type DayNumber, dayNumberOfMinute, minutesInDay, type WardMinute } from './ward-time';

/** Every minute from the receipt to the due minute, in stretches. */
export function traceMinutes(
  received: WardMinute,
  { start, due, stood, pauses }: Count,
  calendar: Calendar,
  officeHours: OfficeHours,
): TraceRow[] {
  const usual = usualMinutesOf(calendar, officeHours);
  // The clock does one thing from each of these minutes to the next, and a usual stretch is cut there.
  const cuts = [received, start, due, ...stood.flatMap(({ from, to }) => [from, to])]
    .filter((cut) => received <= cut && cut <= due)
    .sort((a, b) => a - b);
  const parts: TraceRow[][] = [];
  for (let place = 1; place < cuts.length; place += 1) {
    const [from, to] = [cuts[place - 1] as WardMinute, cuts[place] as WardMinute];
    if (from < to) addRows(parts, { from, to }, saidFrom(from, start, stood, pauses), usual);
  }
  return ([] as TraceRow[]).concat(...parts);
}

/** [from, to), in which the clock does one thing. */
type Span = { readonly from: WardMinute; readonly to: WardMinute };

/** What is said of office hours, given what is usually said of them; `minute`: the first one. */
type Said = (row: TraceRow, minute: WardMinute) => TraceRow;

const asUsual: Said = (row) => row;
const notBegun: Said = ({ day, from, to }) => ({ day, counted: 0, why: 'after-cut-off', from, to });

/** From one cut to the next the clock has not begun, stands still or runs. */
function saidFrom(
  cut: WardMinute,
  start: WardMinute,
  stood: readonly Standstill[],
  pauses: readonly EndedPause[],
): Said {
  if (cut < start) return notBegun;
  if (!stood.some(({ from, to }) => from <= cut && cut < to)) return asUsual;
  return ({ day, from, to }, minute) => {
    return { day, counted: 0, why: 'paused', from, to, groundCode: groundOfMinute(minute, pauses) };
  };
}

/** Days through which the clock runs are taken as they stand. */
function addRows(parts: TraceRow[][], span: Span, said: Said, usual: UsualMinutes): void {
  const [first, last] = [dayNumberOfMinute(span.from), dayNumberOfMinute(span.to - 1)];
  const firstWhole = Math.ceil(span.from / minutesInDay);
  const lastWhole = dayNumberOfMinute(span.to) - 1;
  if (said !== asUsual || firstWhole > lastWhole) {
    parts.push(rowsWithin(span, first, last, said, usual));
    return;
  }
  if (first < firstWhole) parts.push(rowsWithin(span, first, first, said, usual));
  parts.push(usual.rowsOf(firstWhole, lastWhole));
  if (lastWhole < last) parts.push(rowsWithin(span, last, last, said, usual));
}

/** The rows of these days as far as the span reaches, the first and the last stretch cut. */
function rowsWithin(span: Span, first: DayNumber, last: DayNumber, said: Said, usual: UsualMinutes): TraceRow[] {
  const rows = usual.rowsOf(first, last);
  const within: TraceRow[] = [];
  let place = 0;
  for (let day = first; day <= last; day += 1) {
    const midnight = day * minutesInDay;
    for (const { from, to, isOpen } of usual.stretchesOf(day)) {
      const whole = rows[place] as TraceRow;
      place += 1;
      const [begin, end] = [Math.max(span.from - midnight, from), Math.min(span.to - midnight, to)];
      if (begin >= end) continue;
      const isCut = end - begin < to - from;
      const row = isCut ? { ...whole, ...clocksOf(begin, end), counted: isOpen ? end - begin : 0 } : whole;
      within.push(isOpen ? said(row, midnight + begin) : row);
    }
  }
  return within;
}

function groundOfMinute(minute: WardMinute, pauses: readonly EndedPause[]): string {
  return (pauses.find(({ from, to }) => from <= minute && minute < to) as EndedPause).groundCode;
}
