export { acceptanceDeadline, acceptanceTerm } from './acceptance-clock';
export { type ApologyLimit, type ApologyRefusal, apologyRefusal, type ApologyRequest, lastApologyDay } from './apology';
export { halfTermMinutes, isLongTerm, workingMinutesBefore } from './before-due';
export {
  addCountedDays,
  type Calendar,
  countedDaysBetween,
  type DayKind,
  dayKindOf,
  isCountedDay,
  nextCountedDay,
} from './calendar';
export {
  type CalendarChange,
  type ChangedDay,
  compareCalendars,
  continuesCalendar,
  type OpenClock,
  type TouchedAppointment,
  type UncountableClock,
} from './calendar-change';
export { type CalendarDecision, calendarOf, type DayOffGround, dayOffGroundOf } from './calendar-decision';
export { readCalendar, readDecision } from './calendar-import';
export { readOfficeHours } from './office-hours-import';
export { CalendarEndError } from './calendar-end-error';
export type { DeadlineRequest, DueAt } from './count';
export { cutOffIn, cutOffMinuteOf, type CutOffRule, withCutOff } from './cut-off';
export { type Deadline, deadlineFor, dueAtOfRule } from './deadline-for';
export type { Extension } from './extension';
export { indexClock, type IndexEnd, type IndexHistory, type IndexJudgement } from './index-clock';
export { type HoursOfSomeDays, type OfficeHours, type OfficePeriod, standardOfficeHours } from './office-hours';
export { countsFrom, openingOfDayBefore } from './opening';
export { dueAfterPause, type Pause, type PausedDeadline } from './pause';
export {
  printCount,
  printDay,
  printMoment,
  printOfficialDay,
  printOfficialMoment,
  printTerm,
  printTraceRow,
} from './print-in-vietnamese';
export {
  type Appointment,
  type ResolutionClock,
  resolutionClock,
  type ResolutionHistory,
  type WardRequest,
} from './resolution-clock';
export { type LinkedDossier, type Stage, type StageClock, stageClocks, type StageFacts } from './stage-clocks';
export { type Judged, type Judgement, type Standing, standingAt, workingMinutesEarly } from './standing';
export { type Supplement, type SupplementSituation, supplementTerm, type WardFault, wardFaultOf } from './supplement';
export type { Term } from './term';
export { type CataloguedStage, termsAroundPayment, type TermsAroundPayment } from './terms-around-payment';
export { type Granularity, overdueFrom, type Timeliness, timelinessOf } from './timeliness';
export type { TraceReason, TraceRow } from './trace-row';
export {
  cultureDay2026,
  vietnamCalendar,
  vietnamCalendarWithCultureDay,
  vietnamDecisions,
} from './vietnam-calendar';
export { transferBy, transferCutOff } from './transfer-clock';
export { addDays, type Instant, startOfWardDay, type WardDay, wardDayOf, weekdayOf } from './ward-time';
export { addWorkingMinutes, workingMinutesBetween } from './working-minutes';
