import type { Calendar } from './calendar';
import { addDays, dayNumberOf, type WardDay, weekdayOf } from './ward-time';

/**
 * What one official notice or swap decision says about the days `firstDay`..`lastDay` (mostly a year). Days off are
 * weekdays; weekends need no decision. `toVerify`: not yet compared with the gazette.
 * - `holidays`: public holidays and Tết (Labour Code 2019 art. 112).
 * - `compensationDays`: off for a holiday that fell on a weekly day off (art. 111(3)).
 * - `swappedDays`: off in exchange for a make-up day.
 * - `makeUpDays`: Saturdays or Sundays that are worked.
 */
export type CalendarDecision = {
  readonly source: string;
  readonly firstDay: WardDay;
  readonly lastDay: WardDay;
  readonly holidays: readonly WardDay[];
  readonly compensationDays: readonly WardDay[];
  readonly swappedDays: readonly WardDay[];
  readonly makeUpDays: readonly WardDay[];
  readonly toVerify: boolean;
};

/** Why a weekday is off. */
export type DayOffGround = 'holiday' | 'compensation-day' | 'swapped-day';

/**
 * The calendar that the decisions make together; a later one adds days to a year that is there or brings a new one.
 * Another decision is another id. Errors: `RangeError` that names the decision and the day.
 */
export function calendarOf(id: string, decisions: readonly CalendarDecision[]): Calendar {
  for (const decision of decisions) checkDecision(decision);
  const daysOff = decisions.flatMap(({ holidays, compensationDays, swappedDays }) => [
    ...holidays,
    ...compensationDays,
    ...swappedDays,
  ]);
  const makeUpDays = decisions.flatMap((decision) => decision.makeUpDays);
  const twice = [...daysOff, ...makeUpDays].find((day, place, all) => all.indexOf(day) !== place);
  if (twice !== undefined) {
    throw new RangeError(`Calendar ${id} names ${twice} twice; each day stands in one list of one decision.`);
  }
  return {
    id,
    ...coverOf(id, decisions),
    daysOff: daysOff.sort(),
    makeUpDays: makeUpDays.sort(),
    toVerify: [
      ...new Set(decisions.filter(({ toVerify }) => toVerify).map(({ firstDay }) => Number(firstDay.slice(0, 4)))),
    ].sort(),
    decisions,
  };
}

/** Errors: `RangeError` where years are missing between decisions, or there is none. */
function coverOf(id: string, decisions: readonly CalendarDecision[]): { firstDay: WardDay; lastDay: WardDay } {
  const [first, ...others] = decisions.toSorted((a, b) => (a.firstDay < b.firstDay ? -1 : 1));
  if (first === undefined) throw new RangeError(`Calendar ${id} needs at least one decision.`);
  let lastDay = first.lastDay;
  for (const { firstDay, lastDay: last, source } of others) {
    const next = addDays(lastDay, 1);
    if (firstDay > next) {
      throw new RangeError(
        `Calendar ${id} says nothing about ${next} to ${addDays(firstDay, -1)}, before '${source}'.`,
      );
    }
    if (last > lastDay) lastDay = last;
  }
  return { firstDay: first.firstDay, lastDay };
}

function checkDecision(decision: CalendarDecision): void {
  const { source, firstDay, lastDay, makeUpDays } = decision;
  if (dayNumberOf(firstDay) > dayNumberOf(lastDay)) {
    throw new RangeError(`'${source}': firstDay ${firstDay} is later than lastDay ${lastDay}.`);
  }
  for (const ground of Object.keys(offLists) as DayOffGround[]) {
    for (const day of decision[offLists[ground]]) checkDay(decision, offLists[ground], day, false);
  }
  for (const day of makeUpDays) checkDay(decision, 'makeUpDays', day, true);
}

function checkDay(decision: CalendarDecision, list: string, day: WardDay, weekendExpected: boolean): void {
  const isWeekend = [0, 6].includes(weekdayOf(day));
  if (isWeekend !== weekendExpected) {
    throw new RangeError(
      `'${decision.source}': ${list} names ${day}, which is ${isWeekend ? 'on a weekend' : 'a weekday'}; ` +
        `only ${weekendExpected ? 'Saturdays and Sundays' : 'weekdays'} stand there.`,
    );
  }
  if (day < decision.firstDay || day > decision.lastDay) {
    throw new RangeError(
      `'${decision.source}': ${list} names ${day}, outside ${decision.firstDay} to ${decision.lastDay}.`,
    );
  }
}

const offLists = {
  holiday: 'holidays',
  'compensation-day': 'compensationDays',
  'swapped-day': 'swappedDays',
} as const satisfies Record<DayOffGround, keyof CalendarDecision>;

/** Why and by which decision a day is off; undefined where it is not, or where the calendar came without decisions. */
export function dayOffGroundOf(day: WardDay, calendar: Calendar): { ground: DayOffGround; source: string } | undefined {
  for (const decision of calendar.decisions ?? []) {
    for (const ground of Object.keys(offLists) as DayOffGround[]) {
      if (decision[offLists[ground]].includes(day)) return { ground, source: decision.source };
    }
  }
  return undefined;
}
