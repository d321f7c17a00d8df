import {
  addDays,
  type Calendar,
  type DeadlineRequest,
  type Instant,
  startOfWardDay,
  type WardDay,
  wardDayOf,
  weekdayOf,
} from '../src/index';

/*
 * The deadline of a receipt within standard office hours, day by day and minute by minute, as one would first write it:
 * what the engine is checked against, and what its speed is compared with. No cut-offs, pauses or extensions.
 */

const hours = [
  { from: 450, to: 690 },
  { from: 780, to: 1020 },
] as const;
const [opening, close] = [450, 1020];

export function plainLoopDeadline({ receivedAt, term, calendar }: DeadlineRequest): Instant {
  let [day, minute] = split(receivedAt);
  while (!counts(day, calendar) || minute >= close) [day, minute] = [addDays(day, 1), opening];
  minute = Math.max(minute, opening);
  if (minute >= hours[0].to && minute < hours[1].from) minute = hours[1].from;
  switch (term.unit) {
    case 'same-day':
      return join(day, close);
    case 'working-days':
      for (let left = term.amount; left > 0; ) {
        day = addDays(day, 1);
        if (counts(day, calendar)) left -= 1;
      }
      return join(day, minute);
    case 'calendar-days':
      for (let left = term.amount; left > 0; left -= 1) day = addDays(day, 1);
      while (!counts(day, calendar)) day = addDays(day, 1);
      return join(day, close);
    case 'working-hours': {
      let left = term.amount * 60;
      while (left > 0) {
        if (minute >= 1440 || !counts(day, calendar)) [day, minute] = [addDays(day, 1), 0];
        else {
          if (hours.some(({ from, to }) => from <= minute && minute < to)) left -= 1;
          minute += 1;
        }
      }
      return join(day, minute);
    }
  }
}

function counts(day: WardDay, { daysOff, makeUpDays }: Calendar): boolean {
  if (makeUpDays.includes(day)) return true;
  return !daysOff.includes(day) && weekdayOf(day) !== 0 && weekdayOf(day) !== 6;
}

function split(instant: Instant): [WardDay, number] {
  const day = wardDayOf(instant);
  return [day, Math.floor((Date.parse(instant) - Date.parse(startOfWardDay(day))) / 60_000)];
}

function join(day: WardDay, minute: number): Instant {
  return new Date(Date.parse(startOfWardDay(day)) + minute * 60_000).toISOString();
}
