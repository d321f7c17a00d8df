import { addCountedDays, type Calendar, countedDaysBetween, isCountedDay, nextCountedDay } from './calendar';
import { type OfficeHours, openMinuteFrom } from './office-hours';
import type { Term } from './term';
import {
  addDays,
  dayOfMinute,
  firstMinuteOf,
  type Instant,
  instantOfMinute,
  minuteOfDay,
  type WardMinute,
  wardMinuteOf,
} from './ward-time';
import { workedBy, workingMinutesBetween } from './working-minutes';

export type Pause = {
  readonly dueAt: Instant;
  readonly term: Term;
  readonly pausedAt: Instant;
  readonly resumedAt: Instant;
  readonly calendar: Calendar;
  readonly officeHours: OfficeHours;
};

/**
 * The due instant after the clock stood still (DESIGN §8). A term in days moves by the pause's counted days – from the
 * day the pause counts from (day 0) to the day work can go on – and keeps its minute; a term in hours moves by exactly
 * the pause's working minutes; a term in plain days by plain days. A term that had run out before the pause stays as
 * it is: no pause makes a late dossier timely.
 */
export function dueAfterPause(pause: Pause): Instant {
  const { calendar, officeHours } = pause;
  const [due, paused, resumed] = [pause.dueAt, pause.pausedAt, pause.resumedAt].map(wardMinuteOf) as [
    WardMinute,
    WardMinute,
    WardMinute,
  ];
  if (resumed < paused) throw new RangeError('A pause cannot end before it began.');
  if (paused > due) return instantOfMinute(due);
  if (pause.term.unit === 'working-hours') {
    const stood = workingMinutesBetween(pause.pausedAt, pause.resumedAt, calendar, officeHours);
    return instantOfMinute(workedBy(due, stood, calendar, officeHours));
  }
  const first = dayOfMinute(openMinuteFrom(paused, calendar, officeHours));
  const last = dayOfMinute(openMinuteFrom(resumed, calendar, officeHours));
  const dueDay = dayOfMinute(due);
  const movedDay =
    pause.term.unit === 'calendar-days'
      ? countedFrom(addDays(dueDay, plainDaysBetween(first, last)), calendar)
      : addCountedDays(dueDay, countedDaysBetween(first, last, calendar), calendar);
  return instantOfMinute(firstMinuteOf(movedDay) + minuteOfDay(due));
}

function plainDaysBetween(first: string, last: string): number {
  return (firstMinuteOf(last) - firstMinuteOf(first)) / 1440;
}

function countedFrom(day: string, calendar: Calendar): string {
  return isCountedDay(day, calendar) ? day : nextCountedDay(day, calendar);
}
