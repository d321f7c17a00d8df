import { type Instant, printOfficialMoment } from '@motcua/deadline';
import type { SlipFacts } from './facts';
import type { FormModel } from './form-model';
import { applicantFields, field, party, slip } from './slip-parts';

export type StopFacts = SlipFacts & {
  readonly receivedAt: Instant;
  /** When the applicant asked for it; null: not asked by the applicant. */
  readonly requestedAt: Instant | null;
  readonly stoppedAt: Instant;
  readonly reason: string | null;
};

/** Form 05, since 15/9/2025: the dossier is stopped before any result (Circular 03/2025 art. 7). */
export function stopForm(facts: StopFacts): FormModel {
  return slip('stop', facts, [
    { kind: 'paragraph', text: `${facts.unit.name} thông báo dừng giải quyết hồ sơ của:` },
    ...applicantFields(facts.applicant),
    field('Nội dung yêu cầu giải quyết', facts.procedureName),
    field('Thời gian nhận hồ sơ', printOfficialMoment(facts.receivedAt)),
    ...(facts.requestedAt === null
      ? []
      : [field('Thời gian nhận đề nghị dừng', printOfficialMoment(facts.requestedAt))]),
    field('Dừng giải quyết từ', printOfficialMoment(facts.stoppedAt)),
    field('Lý do', facts.reason),
    { kind: 'signatures', parties: [party('NGƯỜI THÔNG BÁO', facts.officerName)] },
  ]);
}
