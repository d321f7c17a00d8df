import type { DomainEvent } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import { runningCourse, type WorkingTime } from '../course.decide';
import { paymentGround, statedInstantRefusal } from '../course-duties.decide';
import type { Dossier } from '../dossier.state';
import { resumeDossier } from '../resume-dossier/resume-dossier.decide';

export interface FulfilFinancialDuty {
  paidAt: string;
  paymentReference: string | null;
  now: string;
  time: WorkingTime;
}

/** The clock goes on when the office learns of the payment, not from `paidAt`: before it nobody could work. */
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
  // Somebody may have let the clock run again meanwhile, or stopped it on another ground.
  const resumed = course.pause?.groundCode === paymentGround ? resumeDossier(dossier, { now, time }) : [];
  return resumed instanceof Rejected
    ? resumed
    : [{ type: 'FinancialDutyFulfilled', data: { paidAt, paymentReference } }, ...resumed];
};
