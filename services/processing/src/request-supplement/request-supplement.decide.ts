import type { DomainEvent } from '@motcua/contracts';
import { countedDaysBetween, countsFrom, wardDayOf } from '@motcua/deadline';
import { Rejected } from '@motcua/event-sourcing';
import {
  isLate,
  type KnownCodes,
  runningCourse,
  unknownCause,
  type WorkingTime,
  withinCalendar,
} from '../course.decide';
import { type Dossier, type RunningCourse, waitsForSupplement } from '../dossier.state';

export interface RequestSupplement {
  papers: string[];
  reasonCode: string;
  now: string;
  time: WorkingTime;
  reasons: KnownCodes;
}

/** NĐ 61/2018 art. 19(4). */
const daysInWhichTheClockStops = 3;

/** Counted days since receipt, where the day from which the receipt counts is day 0. A late dossier stays late. */
const clockStops = (course: RunningCourse, now: string, { calendar, officeHours }: WorkingTime): boolean => {
  const from = wardDayOf(countsFrom(course.receipt.receivedAt, calendar, officeHours));
  return countedDaysBetween(from, wardDayOf(now), calendar) <= daysInWhichTheClockStops && !isLate(course, now);
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
