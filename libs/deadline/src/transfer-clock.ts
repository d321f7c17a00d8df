import type { Calendar } from './calendar';
import { countedDayAfter, isCountedKind, kindAt } from './calendar-table';
import { minuteOfClock, type OfficeHours } from './office-hours';
import { closeOf, openingOf, openMinuteFrom } from './opening';
import { dayNumberOfMinute, type Instant, instantOfMinute, minuteOfDay, wardMinuteOf } from './ward-time';

/** Decree 61/2018 art. 18(2), kept by Decree 118/2025: what is received later goes to the office the next morning. */
export const transferCutOff = '15:00';

/**
 * By when the centre hands a dossier to the office: the close of the working day of its receipt, or the opening of the
 * next one where it came after the cut-off ('HH:mm') or after close. What came on a day off came on the next working day.
 * Errors: `CalendarEndError`.
 */
export function transferBy(
  receivedAt: Instant,
  calendar: Calendar,
  officeHours: OfficeHours,
  cutOff: string = transferCutOff,
): Instant {
  const minute = wardMinuteOf(receivedAt);
  const day = dayNumberOfMinute(minute);
  const workingDay = dayNumberOfMinute(openMinuteFrom(minute, calendar, officeHours));
  const isOver = workingDay !== day || minuteOfDay(minute) > minuteOfClock(cutOff);
  const by =
    isCountedKind(kindAt(day, calendar)) && isOver
      ? openingOf(countedDayAfter(day, 1, calendar), calendar, officeHours)
      : closeOf(workingDay, calendar, officeHours);
  return instantOfMinute(by);
}
