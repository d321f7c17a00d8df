import type { EventData } from '@motcua/contracts';
import { dueAfterPause, indexClock, timelinessOf } from '@motcua/deadline';
import { appointmentOf, termOf } from './appointment.decide';
import type { WorkingTime } from './course.decide';
import { endedPause, type RunningCourse, type Supplement } from './dossier.state';

const waitingFor = ({ requestedAt, complete, deliveredAt }: Supplement) => ({
  requestedAt,
  reasonCode: 'supplement',
  deliveredAt: complete ? deliveredAt : null,
});

/**
 * A course that ends now, by index 766 (2.1): the first appointment, moved by the waiting for papers and, as the legal one
 * is, by extensions and pauses, or the one that came with a payment; a pause within the waiting is not subtracted twice. Errors: `CalendarEndError`.
 */
export const indexJudgementOf = (
  course: RunningCourse,
  now: string,
  time: WorkingTime,
): EventData<'DossierResolved'>['indexJudgement'] => {
  const { receipt, supplement, earlierSupplements } = course;
  const { receivedAt, clock } = receipt;
  const term = termOf(clock);
  const pauses = course.pause ? [...course.pauses, endedPause(course.pause, now)] : course.pauses;
  const waiting = supplement && waitingFor(supplement);
  const isLater = ({ pausedAt }: { pausedAt: string }): boolean => !!waiting && pausedAt >= waiting.requestedAt;
  const issued = { at: receivedAt, clock };
  const counted = { ...course, clock, issued, pauses: pauses.filter((pause) => !isLater(pause)) };
  const judged = indexClock({
    ...time,
    receivedAt,
    appointment: appointmentOf(counted, time).dueAt,
    legalTerm: term,
    supplements: [...earlierSupplements.map(waitingFor), ...(waiting ? [waiting] : [])],
    finishedAt: now,
    returnedAt: null,
    stoppedAt: null,
    periodEndsAt: now,
  });
  const waitedUntil = waiting?.deliveredAt ?? now;
  const moved = pauses.filter(isLater).reduce((due, { pausedAt: since, groundCode, resumedAt }) => {
    const pausedAt = since < waitedUntil ? waitedUntil : since;
    const pause = endedPause({ groundCode, since: pausedAt }, resumedAt ?? now);
    return dueAfterPause({ ...time, dueAt: due, term, pausedAt, resumedAt: pause.resumedAt ?? now });
  }, judged.dueAt);
  // The appointment made with a payment holds where it is the later one.
  const appointed = course.isAppointedAfterPayment ? course.clock.dueAt : null;
  const dueAt = appointed !== null && appointed > moved ? appointed : moved;
  const isTimely = !judged.askedAgain && timelinessOf(now, dueAt) !== 'late';
  return { waitedMinutes: judged.waitedMinutes, dueAt, isTimely };
};
