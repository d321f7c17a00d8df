import type { DomainEvent } from '@motcua/contracts';
import { apologyRefusal } from '@motcua/deadline';
import { Rejected } from '@motcua/event-sourcing';
import {
  isInWorkingTime,
  type KnownCodes,
  runningCourse,
  unknownCause,
  type WorkingTime,
  withinCalendar,
} from '../course.decide';
import { clockStandsStill, type Dossier } from '../dossier.state';

export interface IssueApology {
  newDate: string;
  reasonCode: string;
  now: string;
  time: WorkingTime;
  reasons: KnownCodes;
}

/** Form 04: at most one new date, told before the day the time limit runs out (NĐ 61/2018 art. 19(9)). */
export const issueApology = (dossier: Dossier, command: IssueApology): DomainEvent[] | Rejected => {
  const { newDate, reasonCode, now, time, reasons } = command;
  const course = runningCourse(dossier);
  if (course instanceof Rejected) return course;
  if (course.apology) {
    return course.apology.newDate === newDate
      ? []
      : new Rejected('already-apologised', 'Hồ sơ đã được xin lỗi và hẹn lại một lần; chỉ được hẹn lại một lần.');
  }
  const { dueAt } = course.clock;
  if (dueAt === null) return new Rejected('no-appointment', 'Hồ sơ không có ngày hẹn trả nên không cần hẹn lại.');
  if (clockStandsStill(course)) {
    return new Rejected('clock-stands-still', 'Thời hạn của hồ sơ đang ngừng tính; chưa thể xin lỗi và hẹn lại.');
  }
  const unknown = unknownCause(reasonCode, reasons);
  if (unknown) return unknown;
  const { calendar } = time;
  const refusal = withinCalendar(() =>
    apologyRefusal({ dueAt, issuedAt: now, newDate, reasonCode, earlierApologies: 0, calendar }),
  );
  if (refusal instanceof Rejected) return refusal;
  if (refusal === 'apology-too-late') {
    return new Rejected(
      'apology-too-late',
      'Văn bản xin lỗi phải gửi chậm nhất 01 ngày trước ngày hết hạn; nay đã quá thời điểm đó.',
    );
  }
  if (refusal === 'date-not-later') {
    return new Rejected('date-not-later', 'Ngày hẹn lại phải sau ngày hẹn trả kết quả đã ghi trên giấy tiếp nhận.');
  }
  const inWorkingTime = withinCalendar(() => isInWorkingTime(newDate, time));
  if (inWorkingTime instanceof Rejected) return inWorkingTime;
  if (!inWorkingTime) {
    return new Rejected('outside-working-time', 'Ngày giờ hẹn lại phải vào ngày làm việc, trong giờ làm việc.');
  }
  return [{ type: 'ApologyIssued', data: { newDate, reasonCode } }];
};
