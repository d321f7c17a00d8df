import type { DomainEvent, ReturnManner } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import { heardCourse } from '../course.decide';
import type { Dossier } from '../dossier.state';

export interface ReturnResult {
  manner: ReturnManner;
  now: string;
}

/** Both a resolution and a refusal after appraisal are results to hand over. */
export const returnResult = (dossier: Dossier, { manner, now }: ReturnResult): DomainEvent[] | Rejected => {
  const course = heardCourse(dossier);
  if (course.status === 'running') {
    return new Rejected('not-resolved', 'Hồ sơ chưa có kết quả giải quyết nên chưa trả kết quả được.');
  }
  if (course.outcome === 'withdrawn' || course.outcome === 'stopped') {
    return new Rejected('no-result', 'Hồ sơ đã rút hoặc đã dừng giải quyết nên không có kết quả để trả.');
  }
  if (course.returned) {
    return course.returned.manner === manner
      ? []
      : new Rejected('already-returned', 'Kết quả của hồ sơ đã được trả bằng hình thức khác.');
  }
  return [{ type: 'ResultReturned', data: { manner, returnedAt: now, enteredAfterwards: null } }];
};
