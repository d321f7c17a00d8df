import type { EventData } from '@motcua/contracts';
import {
  type Calendar,
  CalendarEndError,
  type CutOffRule,
  addWorkingMinutes,
  countsFrom,
  type OfficeHours,
  startOfWardDay,
  timelinessOf,
  wardDayOf,
  workingMinutesBetween,
  workingMinutesEarly,
} from '@motcua/deadline';
import { Rejected, UnknownStream } from '@motcua/event-sourcing';
import { indexJudgementOf } from './index-judgement.decide';
import { clockStandsStill, type Dossier, type EndedCourse, type RunningCourse } from './dossier.state';

/** What time is counted by; the edge takes it from reference data. */
export interface WorkingTime {
  calendar: Calendar;
  officeHours: OfficeHours;
  /** Of new receipts; an appointment that is printed keeps its own. */
  cutOffs: readonly CutOffRule[];
}

/** The codes that reference data knows of a list of causes. */
export type KnownCodes = ReadonlySet<string>;

/**
 * A request or delivery may stand here before the hand-over was heard; to a caller such a dossier is unknown.
 * Errors: `UnknownStream`.
 */
export const heardCourse = (dossier: Dossier): RunningCourse | EndedCourse => {
  if (dossier.status === 'not-heard') throw new UnknownStream();
  return dossier;
};

const endWords: Record<EndedCourse['outcome'], string> = {
  resolved: 'đã giải quyết xong',
  refused: 'đã bị từ chối giải quyết',
  withdrawn: 'đã được rút',
  stopped: 'đã dừng giải quyết',
};

export const alreadyEnded = ({ outcome }: EndedCourse): Rejected =>
  new Rejected('ended', `Hồ sơ ${endWords[outcome]} nên không thực hiện được việc này nữa.`);

/** The course if it still runs. Errors: `UnknownStream`. */
export const runningCourse = (dossier: Dossier): RunningCourse | Rejected => {
  const course = heardCourse(dossier);
  return course.status === 'running' ? course : alreadyEnded(course);
};

export const unknownCause = (code: string | null, known: KnownCodes): Rejected | null =>
  code === null || known.has(code)
    ? null
    : new Rejected('cause-unknown', 'Lý do này không có trong danh mục; hãy chọn một lý do trong danh sách.');

export const notStarted = (): Rejected =>
  new Rejected('not-started', 'Hồ sơ chưa bắt đầu được giải quyết; hãy bắt đầu giải quyết trước.');

/** A calendar that ends too early is said to the clerk instead of guessed over. */
export const withinCalendar = <T>(compute: () => T): T | Rejected => {
  try {
    return compute();
  } catch (error) {
    if (!(error instanceof CalendarEndError)) throw error;
    return new Rejected('calendar-ends', `Lịch làm việc chưa có ngày ${error.day}; hãy báo quản trị bổ sung lịch.`);
  }
};

/** Whether the office is open at this minute or closes at it: appointments fall on the close, too. */
export const isInWorkingTime = (instant: string, { calendar, officeHours }: WorkingTime): boolean => {
  if (countsFrom(instant, calendar, officeHours) === instant) return true;
  const dayBegins = startOfWardDay(wardDayOf(instant));
  const worked = workingMinutesBetween(dayBegins, instant, calendar, officeHours);
  return worked > 0 && addWorkingMinutes(dayBegins, worked, calendar, officeHours) === instant;
};

export const isLate = (course: RunningCourse, now: string): boolean =>
  course.clock.dueAt !== null && !clockStandsStill(course) && timelinessOf(now, course.clock.dueAt) === 'late';

const minutesEarly = (course: RunningCourse, now: string, { calendar, officeHours }: WorkingTime): number | null => {
  const { dueAt } = course.clock;
  return dueAt === null || clockStandsStill(course) ? null : workingMinutesEarly(now, dueAt, calendar, officeHours);
};

export interface EndFacts {
  now: string;
  time: WorkingTime;
  reasonCode?: string | null;
  /** Kept only where the dossier is late. */
  lateCauseCode?: string | null;
}

/** What every end says. Errors: `CalendarEndError`. */
export const endingOf = (course: RunningCourse, facts: EndFacts): EventData<'DossierResolved'> => ({
  endedAt: facts.now,
  workingMinutesEarly: minutesEarly(course, facts.now, facts.time),
  indexJudgement: indexJudgementOf(course, facts.now, facts.time),
  lateCauseCode: isLate(course, facts.now) ? (facts.lateCauseCode ?? null) : null,
  reasonCode: facts.reasonCode ?? null,
  enteredAfterwards: null,
});
