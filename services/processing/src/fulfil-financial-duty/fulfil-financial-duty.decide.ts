import type { DomainEvent, EventData } from '@motcua/contracts';
import { deadlineFor, termsAroundPayment } from '@motcua/deadline';
import { Rejected } from '@motcua/event-sourcing';
import { runningCourse, type WorkingTime, withinCalendar } from '../course.decide';
import { paymentGround, statedInstantRefusal } from '../course-duties.decide';
import type { Dossier, RunningCourse } from '../dossier.state';
import { afterEvents } from '../draft-apology/draft-apology.decide';
import { resumeDossier } from '../resume-dossier/resume-dossier.decide';

export interface FulfilFinancialDuty {
  paidAt: string;
  paymentReference: string | null;
  now: string;
  time: WorkingTime;
  /** Of the version of the procedure that the receipt pins. */
  catalogued: EventData<'ProcedureDefined'>['stages'];
}

/** The second appointment, where the procedure's stages wait for this payment. Errors: `CalendarEndError`. */
const resultAppointed = (course: RunningCourse, { now, time, catalogued }: FulfilFinancialDuty): DomainEvent[] => {
  const result = termsAroundPayment(catalogued)?.result;
  if (!result || course.isAppointedAfterPayment || course.clock.dueAt === null) return [];
  const { calendar, officeHours } = time;
  const { trace: _, ...counted } = deadlineFor({ receivedAt: now, term: result, calendar, officeHours });
  const term = { termUnit: result.unit, termAmount: result.amount, termCutOff: null };
  return [{ type: 'ResultAppointed', data: { clock: { ...term, ...counted } } }];
};

/**
 * The clock goes on when the office learns of the payment, not from `paidAt`: before it nobody could work. What a land
 * dossier's result takes from then on is appointed now.
 */
export const fulfilFinancialDuty = (dossier: Dossier, command: FulfilFinancialDuty): DomainEvent[] | Rejected => {
  const { paidAt, paymentReference, now, time } = command;
  const course = runningCourse(dossier);
  if (course instanceof Rejected) return course;
  const duty = course.duties.financialDuty;
  if (!duty) return new Rejected('no-financial-duty', 'Hồ sơ không có thông báo nghĩa vụ tài chính.');
  if (duty.fulfilled) {
    return duty.fulfilled.paidAt === paidAt && duty.fulfilled.paymentReference === paymentReference
      ? []
      : new Rejected('already-paid', 'Nghĩa vụ tài chính của hồ sơ đã được ghi nhận là hoàn thành.');
  }
  const refusal = statedInstantRefusal(paidAt, course, now);
  if (refusal) return refusal;
  const appointed = withinCalendar(() => resultAppointed(course, command));
  if (appointed instanceof Rejected) return appointed;
  const paid: DomainEvent[] = [{ type: 'FinancialDutyFulfilled', data: { paidAt, paymentReference } }, ...appointed];
  // Somebody may have let the clock run again meanwhile, or stopped it on another ground.
  if (course.pause?.groundCode !== paymentGround) return paid;
  const resumed = resumeDossier(afterEvents(dossier, paid, now), { now, time });
  return resumed instanceof Rejected ? resumed : [...paid, ...resumed];
};
