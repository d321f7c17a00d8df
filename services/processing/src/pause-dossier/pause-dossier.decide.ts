import type { DomainEvent } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import { type KnownCodes, notStarted, runningCourse } from '../course.decide';
import { clockStandsStill, type Dossier } from '../dossier.state';

export interface PauseDossier {
  groundCode: string;
  grounds: KnownCodes;
}

/** The clock stands still on a ground that the law names, and on one at a time. */
export const pauseDossier = (dossier: Dossier, { groundCode, grounds }: PauseDossier): DomainEvent[] | Rejected => {
  const course = runningCourse(dossier);
  if (course instanceof Rejected) return course;
  if (course.pause?.groundCode === groundCode) return [];
  if (course.pause) {
    return new Rejected('already-paused', 'Hồ sơ đang tạm dừng vì căn cứ khác; hãy tiếp tục trước khi tạm dừng lại.');
  }
  if (clockStandsStill(course)) {
    return new Rejected(
      'waiting-for-supplement',
      'Hồ sơ đang chờ bổ sung và thời hạn đã ngừng tính; không cần tạm dừng.',
    );
  }
  if (!course.started) return notStarted();
  if (!grounds.has(groundCode)) {
    return new Rejected(
      'ground-unknown',
      'Căn cứ tạm dừng này không có trong danh mục; chỉ được tạm dừng theo luật định.',
    );
  }
  return [{ type: 'DossierPaused', data: { groundCode } }];
};
