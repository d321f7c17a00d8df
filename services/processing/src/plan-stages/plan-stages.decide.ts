import type { DomainEvent, PlannedStage } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import { runningCourse } from '../course.decide';
import type { Dossier } from '../dossier.state';

export interface PlanStages {
  leadAgencyCode: string;
  stages: PlannedStage[];
}

const says = (leadAgencyCode: string, stages: readonly PlannedStage[]): string =>
  JSON.stringify([
    leadAgencyCode,
    stages.map(({ stageCode, agencyUnitCode, termUnit, termAmount, after }) => [
      stageCode,
      agencyUnitCode,
      termUnit,
      termAmount,
      after,
    ]),
  ]);

/** Every stage has a code of its own and comes after stages before it, so that none waits for itself. */
const isInOrder = (stages: readonly PlannedStage[]): boolean =>
  stages.every(({ stageCode, after }, index) => {
    const before = stages.slice(0, index).map((stage) => stage.stageCode);
    return !before.includes(stageCode) && after.every((code) => before.includes(code));
  });

/** Once, before work begins: in sequence, in parallel, or both (NĐ 61/2018 art. 19(6)). */
export const planStages = (dossier: Dossier, { leadAgencyCode, stages }: PlanStages): DomainEvent[] | Rejected => {
  const course = runningCourse(dossier);
  if (course instanceof Rejected) return course;
  const { plan } = course.duties;
  if (plan) {
    return says(plan.leadAgencyCode, plan.stages) === says(leadAgencyCode, stages)
      ? []
      : new Rejected('already-planned', 'Hồ sơ đã có kế hoạch liên thông khác.');
  }
  if (course.started) {
    return new Rejected(
      'work-has-begun',
      'Hồ sơ đã bắt đầu được giải quyết nên không lập kế hoạch liên thông được nữa.',
    );
  }
  if (stages.length === 0) return new Rejected('no-stages', 'Kế hoạch liên thông phải có ít nhất một bước.');
  if (!isInOrder(stages)) {
    return new Rejected('stages-out-of-order', 'Mỗi bước phải có mã riêng và chỉ đi sau những bước đã nêu trước nó.');
  }
  if (stages.some(({ termUnit, termAmount }) => termUnit !== 'same-day' && termAmount === 0)) {
    return new Rejected('term-missing', 'Mỗi bước phải có thời hạn của cơ quan thực hiện.');
  }
  return [{ type: 'StagesPlanned', data: { leadAgencyCode, stages } }];
};
