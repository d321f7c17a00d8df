import type { Calendar } from './calendar';
import type { Count } from './count';
import { type MinutePeriod, type OfficeDays, officeDaysOf } from './office-days';
import type { OfficeHours } from './office-hours';
import { periodsOn } from './opening';
import { type Pause, standstillsOf } from './pause';
import type { TraceRow } from './trace-row';
import { usualRowsOf } from './usual-rows';
import { clockOf, type DayNumber, dayNumberOfMinute, minutesInDay, type WardMinute } from './ward-time';

/** Every minute from the receipt to the due minute, in stretches. */
export function traceMinutes(
  received: WardMinute,
  { start, due, stood }: Count,
  calendar: Calendar,
  officeHours: OfficeHours,
  pauses: readonly Pause[],
): TraceRow[] {
  const rows: TraceRow[] = [];
  for (let day = dayNumberOfMinute(received); day <= dayNumberOfMinute(due - 1); day += 1) {
    const midnight = day * minutesInDay;
    const [from, to] = [Math.max(received, midnight), Math.min(due, midnight + minutesInDay)];
    const stoodToday = stood.filter((each) => each.from < to && from < each.to);
    const usual = usualMinutes(day, calendar, officeHours);
    if (to - from === minutesInDay && start <= from && stoodToday.length === 0) {
      for (const { row } of usual) rows.push(row);
      continue;
    }
    // A usual stretch is cut where the receipt, the start, the due minute or a pause lies within it.
    for (const part of usual) {
      const [begin, end] = [Math.max(from, midnight + part.from), Math.min(to, midnight + part.to)];
      if (begin >= end) continue;
      const inside = [start, ...stoodToday.flatMap((each) => [each.from, each.to])].filter(
        (cut) => begin < cut && cut < end,
      );
      const cuts = [begin, ...new Set(inside.sort((a, b) => a - b)), end];
      for (let place = 1; place < cuts.length; place += 1) {
        const [first, last] = [cuts[place - 1] as WardMinute, cuts[place] as WardMinute];
        const row = { ...part.row, ...clocks(first - midnight, last - midnight) };
        if (part.row.counted === 0) rows.push(row);
        else if (first < start) rows.push({ ...row, counted: 0, why: 'after-cut-off' });
        else if (stoodToday.some((each) => each.from <= first && first < each.to)) {
          rows.push({ ...row, counted: 0, why: 'paused', groundCode: groundOfMinute(first, pauses) });
        } else rows.push({ ...row, counted: last - first });
      }
    }
  }
  return rows;
}

type MinuteRow = MinutePeriod & { readonly row: TraceRow };

/** A whole day in stretches, open and closed ones, each with its row. */
const minuteRows = new WeakMap<OfficeDays, MinuteRow[][]>();

function usualMinutes(day: DayNumber, calendar: Calendar, officeHours: OfficeHours): readonly MinuteRow[] {
  const days = officeDaysOf(calendar, officeHours);
  const known = minuteRows.get(days) ?? [];
  minuteRows.set(days, known);
  return (known[day - days.table.firstDay] ??= stretchesOf(day, calendar, officeHours));
}

function stretchesOf(day: DayNumber, calendar: Calendar, officeHours: OfficeHours): MinuteRow[] {
  const [whole] = usualRowsOf(day, day, calendar, officeHours) as [TraceRow];
  const stretch = (from: number, to: number, said: Partial<TraceRow>): MinuteRow => ({
    from,
    to,
    row: Object.freeze({ ...whole, ...said, ...clocks(from, to) }),
  });
  if (whole.counted === 0) return [stretch(0, minutesInDay, {})];
  const stretches: MinuteRow[] = [];
  const closed = (from: number, to: number): void => {
    if (from < to) stretches.push(stretch(from, to, { counted: 0, why: 'outside-office-hours' }));
  };
  let passed = 0;
  for (const { from, to } of periodsOn(day, calendar, officeHours)) {
    closed(passed, from);
    stretches.push(stretch(from, to, { counted: to - from }));
    passed = to;
  }
  closed(passed, minutesInDay);
  return stretches;
}

function clocks(from: number, to: number): { from: string; to: string } {
  return { from: clockOf(from), to: clockOf(to) };
}

function groundOfMinute(minute: WardMinute, pauses: readonly Pause[]): string {
  const pause = pauses.find((each) => standstillsOf([each]).some(({ from, to }) => from <= minute && minute < to));
  return (pause as Pause).groundCode;
}
