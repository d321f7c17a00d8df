import type { DomainEvent, EventData, PlannedStage } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import { runningCourse } from '../course.decide';
import type { Dossier } from '../dossier.state';

type ProcedureStages = EventData<'ProcedureDefined'>['stages'];

export interface PlanStages {
  /** Null: the competent unit. */
  leadAgencyCode: string | null;
  /** Null: as the catalogue states them. */
  stages: PlannedStage[] | null;
  /** Of the version of the procedure that the receipt pins. */
  catalogued: ProcedureStages;
}

const fromCatalogue = (catalogued: ProcedureStages): PlannedStage[] | Rejected => {
  const nameless = catalogued.find(({ agencyUnitCode }) => agencyUnitCode === null);
  if (nameless) {
    return new Rejected(
      'agency-unknown',
      `Danh mục chưa ghi mã cơ quan của bước "${nameless.agencyName}"; hãy nêu các bước khi lập kế hoạch.`,
    );
  }
  return catalogued.map(({ code, agencyUnitCode, termUnit, termAmount, after }) => ({
    stageCode: code,
    agencyUnitCode: agencyUnitCode as string,
    termUnit,
    termAmount,
    after,
  }));
};

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
export const planStages = (dossier: Dossier, command: PlanStages): DomainEvent[] | Rejected => {
  const course = runningCourse(dossier);
  if (course instanceof Rejected) return course;
  const leadAgencyCode = command.leadAgencyCode ?? course.receipt.competentUnitCode;
  const stages = command.stages ?? fromCatalogue(command.catalogued);
  if (stages instanceof Rejected) return stages;
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
