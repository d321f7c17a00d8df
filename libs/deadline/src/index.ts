export {
  addCountedDays,
  type Calendar,
  CalendarEndError,
  countedDaysBetween,
  type DayKind,
  dayKindOf,
  isCountedDay,
  nextCountedDay,
} from './calendar';
export { type Deadline, deadlineFor, type DeadlineRequest, type DueAt } from './deadline-for';
export { countsFrom, type OfficeHours, type OfficePeriod, standardOfficeHours } from './office-hours';
export { dueAfterPause, type Pause } from './pause';
export type { Term } from './term';
export { overdueFrom, type Timeliness, timelinessOf } from './timeliness';
export type { DayReason, TraceDay } from './trace';
export { vietnamCalendar, vietnamCalendarWithCultureDay } from './vietnam-calendar';
export { addDays, type Instant, startOfWardDay, type WardDay, wardDayOf, weekdayOf } from './ward-time';
export { addWorkingMinutes, workingMinutesBetween } from './working-minutes';
