import type { AnnouncementManner, DomainEvent } from '@motcua/contracts';
import { wardDayOf } from '@motcua/deadline';
import { Rejected } from '@motcua/event-sourcing';
import { heardCourse } from '../course.decide';
import type { Dossier } from '../dossier.state';

export interface AnnounceEarlyResult {
  manner: AnnouncementManner;
  now: string;
}

/**
 * A result that is there before the appointment's day is told first (NĐ 61/2018 art. 20(4)); a refusal after appraisal
 * is a result, too. Told once is told, in whichever manner.
 */
export const announceEarlyResult = (
  dossier: Dossier,
  { manner, now }: AnnounceEarlyResult,
): DomainEvent[] | Rejected => {
  const course = heardCourse(dossier);
  if (course.duties.earlyResultAnnounced) return [];
  if (course.status === 'running') {
    return new Rejected('not-resolved', 'Hồ sơ chưa có kết quả giải quyết nên chưa báo trả sớm được.');
  }
  if (course.outcome === 'withdrawn' || course.outcome === 'stopped') {
    return new Rejected('no-result', 'Hồ sơ đã rút hoặc đã dừng giải quyết nên không có kết quả để báo.');
  }
  if (course.returned) return new Rejected('already-returned', 'Kết quả của hồ sơ đã được trả nên không cần báo nữa.');
  const dueAt = course.clock?.dueAt ?? null;
  return dueAt === null || wardDayOf(now) >= wardDayOf(dueAt)
    ? new Rejected('not-early', 'Chỉ báo trả kết quả sớm trước ngày hẹn trả kết quả.')
    : [{ type: 'EarlyResultAnnounced', data: { manner } }];
};
