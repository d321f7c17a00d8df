import type { DomainEvent, EventData } from '@motcua/contracts';
import { wardDayOf } from '@motcua/deadline';
import { Rejected } from '@motcua/event-sourcing';
import { type KnownCodes, runningCourse, unknownCause } from '../course.decide';
import { paymentGround } from '../course-duties.decide';
import type { Dossier } from '../dossier.state';
import { pauseDossier } from '../pause-dossier/pause-dossier.decide';

export interface NotifyFinancialDuty {
  kindCode: string;
  /** In đồng. */
  amount: number | null;
  payBy: string | null;
  now: string;
  kinds: KnownCodes;
  grounds: KnownCodes;
}

type Duty = EventData<'FinancialDutyNotified'>;

const isSame = (duty: Duty, { kindCode, amount, payBy }: Duty): boolean =>
  duty.kindCode === kindCode && duty.amount === amount && duty.payBy === payBy;

/** It says again what was said, and what was left open. */
const completes = (duty: Duty, { kindCode, amount, payBy }: Duty): boolean =>
  duty.kindCode === kindCode && [null, amount].includes(duty.amount) && [null, payBy].includes(duty.payBy);

/** From the notice on the clock stands still; one duty at a time, whose amount may follow. */
export const notifyFinancialDuty = (dossier: Dossier, command: NotifyFinancialDuty): DomainEvent[] | Rejected => {
  const { kindCode, amount, payBy, now, kinds, grounds } = command;
  const course = runningCourse(dossier);
  if (course instanceof Rejected) return course;
  const notice = { kindCode, amount, payBy };
  const duty = course.duties.financialDuty;
  if (duty && isSame(duty, notice)) return [];
  if (duty && !duty.fulfilled && !completes(duty, notice)) {
    return new Rejected('payment-open', 'Hồ sơ đang chờ thực hiện một nghĩa vụ tài chính khác.');
  }
  const unknown = unknownCause(kindCode, kinds);
  if (unknown) return unknown;
  if (payBy !== null && payBy < wardDayOf(now)) {
    return new Rejected('pay-by-past', 'Hạn nộp tiền đã qua; hãy kiểm tra lại ngày.');
  }
  const paused = pauseDossier(dossier, { groundCode: paymentGround, grounds });
  return paused instanceof Rejected ? paused : [{ type: 'FinancialDutyNotified', data: notice }, ...paused];
};
