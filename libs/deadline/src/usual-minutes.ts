import type { Calendar } from './calendar';
import { isCountedKind } from './calendar-table';
import { type MinutePeriod, type OfficeDays, officeDaysOf } from './office-days';
import type { OfficeHours } from './office-hours';
import type { TraceRow } from './trace-row';
import { usualRowsOf } from './usual-rows';
import { clockOf, type DayNumber, minutesInDay } from './ward-time';

/** Within a day, a time in which the office is open throughout, or closed; the stretches of a day cover it. */
export type Stretch = MinutePeriod & { readonly isOpen: boolean };

/** What traces in minutes say of days on which nothing else happens. */
export type UsualMinutes = {
  readonly stretchesOf: (day: DayNumber) => readonly Stretch[];
  /** A row for each stretch of these days. Whoever changes them changes a copy. */
  readonly rowsOf: (first: DayNumber, last: DayNumber) => TraceRow[];
};

const known = new WeakMap<OfficeDays, UsualMinutes>();

export function usualMinutesOf(calendar: Calendar, officeHours: OfficeHours): UsualMinutes {
  const days = officeDaysOf(calendar, officeHours);
  const found = known.get(days);
  if (found !== undefined) return found;
  const made = workOut(days, calendar, officeHours);
  known.set(days, made);
  return made;
}

/** Rows of all days stand in one list, so that those of some weeks are one slice of it; a day's are made once asked for. */
function workOut({ table, periods }: OfficeDays, calendar: Calendar, officeHours: OfficeHours): UsualMinutes {
  const { firstDay, kinds } = table;
  const ofPeriods = new Map<readonly MinutePeriod[], readonly Stretch[]>();
  for (const open of periods) ofPeriods.set(open, ofPeriods.get(open) ?? stretchesBetween(open));
  const stretches = kinds.map((kind, place) =>
    isCountedKind(kind) ? (ofPeriods.get(periods[place] as MinutePeriod[]) as readonly Stretch[]) : closedDay,
  );
  const firstRow = new Int32Array(kinds.length + 1);
  for (const [place, { length }] of stretches.entries()) firstRow[place + 1] = (firstRow[place] as number) + length;
  const rows = new Array<TraceRow | undefined>(firstRow[kinds.length] as number);
  return {
    stretchesOf: (day) => stretches[day - firstDay] as readonly Stretch[],
    rowsOf: (first, last) => {
      for (let place = first - firstDay; place <= last - firstDay; place += 1) {
        const begin = firstRow[place] as number;
        if (rows[begin] !== undefined) continue;
        const [whole] = usualRowsOf(firstDay + place, firstDay + place, calendar, officeHours) as [TraceRow];
        for (const [index, stretch] of (stretches[place] as readonly Stretch[]).entries()) {
          rows[begin + index] = usualRow(whole, stretch);
        }
      }
      return rows.slice(firstRow[first - firstDay], firstRow[last - firstDay + 1]) as TraceRow[];
    },
  };
}

const closedDay: readonly Stretch[] = [{ from: 0, to: minutesInDay, isOpen: false }];

function stretchesBetween(periods: readonly MinutePeriod[]): Stretch[] {
  const stretches: Stretch[] = [];
  let passed = 0;
  for (const { from, to } of periods) {
    if (passed < from) stretches.push({ from: passed, to: from, isOpen: false });
    stretches.push({ from, to, isOpen: true });
    passed = to;
  }
  if (passed < minutesInDay) stretches.push({ from: passed, to: minutesInDay, isOpen: false });
  return stretches;
}

function usualRow(whole: TraceRow, { from, to, isOpen }: Stretch): TraceRow {
  const isOutside = whole.counted > 0 && !isOpen;
  return Object.freeze({
    ...whole,
    counted: isOpen ? to - from : 0,
    ...(isOutside && { why: 'outside-office-hours' as const }),
    ...clocksOf(from, to),
  });
}

export function clocksOf(from: number, to: number): { from: string; to: string } {
  return { from: clockOf(from), to: clockOf(to) };
}
