import type { DomainEvent } from '@motcua/contracts';
import { type WardFault, wardFaultOf } from '@motcua/deadline';
import { Rejected } from '@motcua/event-sourcing';
import { type KnownCodes, runningCourse, unknownCause, type WorkingTime, withinCalendar } from '../course.decide';
import { alreadySigned } from '../course-duties.decide';
import { isSigned } from '../course-duties.state';
import { type Dossier, type RunningCourse, waitsForSupplement } from '../dossier.state';

export interface RequestSupplement {
  papers: string[];
  /** Said expressly: papers were asked for before, and are asked for all the same. */
  again: boolean;
  reasonCode: string;
  now: string;
  time: WorkingTime;
  reasons: KnownCodes;
}

/** Asked for once and early enough, papers stop the clock; otherwise the request is the ward's and leaves the appointment. */
const faultOf = (course: RunningCourse, now: string, time: WorkingTime): WardFault | null => {
  const { clock, issued, supplement, receipt } = course;
  return wardFaultOf(now, {
    ...time,
    // The appointment that came with a payment received no papers.
    receivedAt: course.isAppointedAfterPayment ? receipt.receivedAt : issued.at,
    dueAt: clock.dueAt ?? now,
    clockAt: now,
    earlierRequests: supplement ? 1 : 0,
  });
};

const isSame = (asked: readonly string[], papers: readonly string[]): boolean =>
  asked.length === papers.length && asked.every((paper) => papers.includes(paper));

/**
 * Once and completely (form 02). Another request is possible where it is said to be one, after the papers of the first have
 * come: the applicant is not made to guess which of two papers holds.
 */
export const requestSupplement = (dossier: Dossier, command: RequestSupplement): DomainEvent[] | Rejected => {
  const { reasonCode, now, time, reasons } = command;
  const papers = [...new Set(command.papers)];
  const course = runningCourse(dossier);
  if (course instanceof Rejected) return course;
  if (course.supplement) {
    if (waitsForSupplement(course) && isSame(course.supplement.papers, papers)) return [];
    if (waitsForSupplement(course)) {
      return new Rejected(
        'waiting-for-supplement',
        'Hồ sơ đang chờ bổ sung theo yêu cầu trước; hãy đợi người nộp bổ sung đủ rồi mới yêu cầu thêm.',
      );
    }
    if (!command.again)
      return new Rejected(
        'already-asked',
        'Hồ sơ đã được yêu cầu bổ sung một lần; theo quy định chỉ được yêu cầu bổ sung một lần, đầy đủ. Nếu vẫn phải yêu cầu thêm, hãy xác nhận; lần yêu cầu này ghi là lỗi của đơn vị và không đổi ngày hẹn trả.',
      );
  }
  if (isSigned(course)) return alreadySigned();
  if (course.pause) {
    return new Rejected('paused', 'Hồ sơ đang tạm dừng tính thời hạn; hãy tiếp tục trước khi yêu cầu bổ sung.');
  }
  const unknown = unknownCause(reasonCode, reasons);
  if (unknown) return unknown;
  if (papers.length === 0) {
    return new Rejected('no-papers', 'Phiếu yêu cầu bổ sung phải ghi ít nhất một giấy tờ cần bổ sung.');
  }
  const fault = withinCalendar(() => faultOf(course, now, time));
  if (fault instanceof Rejected) return fault;
  return [{ type: 'SupplementRequested', data: { papers, reasonCode, clockStops: fault === null, wardFault: fault } }];
};
