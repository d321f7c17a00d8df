import { timelinessOf } from '@motcua/deadline';
import { Rejected } from '@motcua/event-sourcing';
import { isInWorkingTime, notStarted, type WorkingTime, withinCalendar } from './course.decide';
import { isAwaited, isSigned } from './course-duties.state';
import { type RunningCourse, waitsForSupplement } from './dossier.state';

/** The time in which the applicant pays stands outside the clock (land law). */
export const paymentGround = 'payment';

export const alreadySigned = (): Rejected =>
  new Rejected('already-signed', 'Kết quả của hồ sơ đã được ký nên không thực hiện được việc này nữa.');

export const stageUnknown = (): Rejected =>
  new Rejected('stage-unknown', 'Kế hoạch liên thông của hồ sơ không có bước này.');

/** Why nobody works on a course now; null: somebody does. */
export const workRefusal = (course: RunningCourse): Rejected | null => {
  if (!course.started) return notStarted();
  if (course.pause) {
    return new Rejected('paused', 'Hồ sơ đang tạm dừng tính thời hạn; hãy tiếp tục trước khi thực hiện việc này.');
  }
  if (waitsForSupplement(course)) {
    return new Rejected('waiting-for-supplement', 'Hồ sơ đang chờ bổ sung nên chưa thực hiện được việc này.');
  }
  return isSigned(course) ? alreadySigned() : null;
};

/**
 * Why there cannot be a result yet; null: nothing stands in its way. An agency that lets its deadline pass is not
 * waited for (NĐ 61/2018 art. 19(5)).
 */
export const resultRefusal = ({ duties }: RunningCourse, now: string): Rejected | null => {
  if (duties.financialDuty && !duties.financialDuty.fulfilled) {
    return new Rejected('payment-open', 'Nghĩa vụ tài chính của hồ sơ chưa được thực hiện xong.');
  }
  if (duties.plan?.stages.some(({ completed }) => !completed)) {
    return new Rejected('stages-open', 'Hồ sơ liên thông còn bước chưa hoàn thành.');
  }
  return duties.consultations.some((consultation) => isAwaited(consultation, now))
    ? new Rejected('consultation-open', 'Đang chờ ý kiến của cơ quan phối hợp, hạn trả lời chưa hết.')
    : null;
};

/** Why people cannot be asked to come or to answer at an instant; null: they can. */
export const appointmentRefusal = (at: string, now: string, time: WorkingTime): Rejected | null => {
  if (timelinessOf(at, now) !== 'late') {
    return new Rejected('not-in-future', 'Ngày giờ hẹn phải ở sau thời điểm hiện tại.');
  }
  const inWorkingTime = withinCalendar(() => isInWorkingTime(at, time));
  if (inWorkingTime instanceof Rejected) return inWorkingTime;
  return inWorkingTime
    ? null
    : new Rejected('outside-working-time', 'Ngày giờ hẹn phải vào ngày làm việc, trong giờ làm việc.');
};

/** Why something cannot have happened at the instant that is stated for it; null: it can. */
export const statedInstantRefusal = (at: string, { receipt }: RunningCourse, now: string): Rejected | null => {
  if (at > now) return new Rejected('in-the-future', 'Thời điểm đã ghi ở tương lai; hãy kiểm tra lại ngày giờ.');
  return at < receipt.receivedAt
    ? new Rejected('before-receipt', 'Thời điểm đã ghi ở trước khi hồ sơ được tiếp nhận; hãy kiểm tra lại ngày giờ.')
    : null;
};
