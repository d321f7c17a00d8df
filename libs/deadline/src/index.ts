export {
  addCountedDays,
  type Calendar,
  countedDaysBetween,
  type DayKind,
  dayKindOf,
  isCountedDay,
  nextCountedDay,
} from './calendar';
export { type CalendarDecision, calendarOf, type DayOffGround, dayOffGroundOf } from './calendar-decision';
export { CalendarEndError } from './calendar-end-error';
export type { DeadlineRequest, DueAt } from './count';
export { type CutOff, cutOffIn, type CutOffRule } from './cut-off';
export { type Deadline, deadlineFor } from './deadline-for';
export type { Extension } from './extension';
export { type HoursOfSomeDays, type OfficeHours, type OfficePeriod, standardOfficeHours } from './office-hours';
export { countsFrom } from './opening';
export { dueAfterPause, type Pause, type PausedDeadline } from './pause';
export { type Judged, type Judgement, type Standing, standingAt, workingMinutesEarly } from './standing';
export type { Term } from './term';
export { type Granularity, overdueFrom, type Timeliness, timelinessOf } from './timeliness';
export type { TraceReason, TraceRow } from './trace';
export {
  cultureDay2026,
  vietnamCalendar,
  vietnamCalendarWithCultureDay,
  vietnamDecisions,
} from './vietnam-calendar';
export { addDays, type Instant, startOfWardDay, type WardDay, wardDayOf, weekdayOf } from './ward-time';
export { addWorkingMinutes, workingMinutesBetween } from './working-minutes';
