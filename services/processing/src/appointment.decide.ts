import type { Clock } from '@motcua/contracts';
import { deadlineFor, dueAfterPause, dueAtOfRule, type Term } from '@motcua/deadline';
import type { WorkingTime } from './course.decide';
import type { RunningCourse } from './dossier.state';

/** A clock's term as the engine counts it. */
export const termOf = ({ termUnit: unit, termAmount: amount, termCutOff }: Clock): Term => ({
  unit,
  amount,
  ...(termCutOff !== null && { cutOff: termCutOff }),
});

type Counted = Pick<RunningCourse, 'clock' | 'issued' | 'pauses' | 'extensions'>;

/**
 * The appointment of the last receipt with everything that has stopped or extended it since, counted together: how a pause
 * was written down changes nothing. A date that another rule gave (a register's own) is moved from pause to pause.
 * Errors: `CalendarEndError`.
 */
export const appointmentOf = ({ clock, issued, pauses, ...course }: Counted, time: WorkingTime): Clock => {
  const printed = issued.clock.dueAt;
  if (printed === null) return clock;
  const { calendar, officeHours } = time;
  const extensions = course.extensions.map((extension) => ({ ...extension, term: termOf(extension.clock) }));
  const dueAt = dueAtOfRule(issued.clock.ruleId);
  const request = { receivedAt: issued.at, calendar, officeHours, pauses };
  if (dueAt !== undefined) {
    const { trace: _, ...counted } = deadlineFor({ ...request, term: termOf(issued.clock), dueAt, extensions });
    return { ...clock, ...counted };
  }
  const term = termOf(issued.clock);
  const moved = pauses.reduce(
    (due, { pausedAt, resumedAt }) =>
      resumedAt === null ? due : dueAfterPause({ dueAt: due, term, pausedAt, resumedAt, calendar, officeHours }),
    printed,
  );
  const extended = extensions.map((extension) => deadlineFor({ ...request, term: extension.term }).dueAt);
  const latest = [moved, ...extended].reduce((a, b) => (a > b ? a : b));
  return { ...clock, dueAt: latest, calendarId: calendar.id, officeHoursVersion: officeHours.version };
};
