import type { DomainEvent } from '@motcua/contracts';
import { wardFaultOf } from '@motcua/deadline';
import { Rejected } from '@motcua/event-sourcing';
import { type KnownCodes, runningCourse, unknownCause, type WorkingTime, withinCalendar } from '../course.decide';
import { alreadySigned } from '../course-duties.decide';
import { isSigned } from '../course-duties.state';
import { type Dossier, type RunningCourse, waitsForSupplement } from '../dossier.state';

export interface RequestSupplement {
  papers: string[];
  reasonCode: string;
  now: string;
  time: WorkingTime;
  reasons: KnownCodes;
}

/** Asked for early enough, papers stop the clock; otherwise the request is the ward's and leaves the appointment. */
const clockStops = ({ clock, issued }: RunningCourse, now: string, time: WorkingTime): boolean => {
  const situation = { ...time, receivedAt: issued.at, dueAt: clock.dueAt ?? now, clockAt: now, earlierRequests: 0 };
  return wardFaultOf(now, situation) === null;
};

const isSame = (asked: readonly string[], papers: readonly string[]): boolean =>
  asked.length === papers.length && asked.every((paper) => papers.includes(paper));

/** Once and completely (form 02). */
export const requestSupplement = (dossier: Dossier, command: RequestSupplement): DomainEvent[] | Rejected => {
  const { reasonCode, now, time, reasons } = command;
  const papers = [...new Set(command.papers)];
  const course = runningCourse(dossier);
  if (course instanceof Rejected) return course;
  if (course.supplement) {
    if (waitsForSupplement(course) && isSame(course.supplement.papers, papers)) return [];
    return new Rejected(
      'already-asked',
      'Hồ sơ đã được yêu cầu bổ sung một lần; theo quy định chỉ được yêu cầu bổ sung một lần, đầy đủ.',
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
  const stops = withinCalendar(() => clockStops(course, now, time));
  if (stops instanceof Rejected) return stops;
  return [{ type: 'SupplementRequested', data: { papers, reasonCode, clockStops: stops } }];
};
