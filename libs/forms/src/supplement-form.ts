import type { SlipFacts } from './facts';
import type { FormModel } from './form-model';
import { applicantFields, field, party, slip } from './slip-parts';

export type SupplementFacts = SlipFacts & {
  /** What to complete, in one go (Decree 61/2018 art. 17). */
  readonly items: readonly string[];
  readonly reason: string | null;
  /** Whom to call. */
  readonly contactName: string | null;
  readonly contactPhone: string | null;
};

/** Form 02: everything that is missing, asked for once. */
export function supplementForm(facts: SupplementFacts): FormModel {
  return slip('supplement', facts, [
    { kind: 'paragraph', text: `${facts.unit.name} đã xem hồ sơ của:` },
    ...applicantFields(facts.applicant),
    field('Nội dung yêu cầu giải quyết', facts.procedureName),
    { kind: 'paragraph', text: 'Để hồ sơ được giải quyết, đề nghị bổ sung, hoàn thiện những nội dung sau:' },
    { kind: 'list', items: facts.items },
    field('Lý do', facts.reason),
    field('Khi cần hướng dẫn, xin liên hệ', facts.contactName),
    field('Số điện thoại hướng dẫn', facts.contactPhone),
    { kind: 'signatures', parties: [party('NGƯỜI HƯỚNG DẪN', facts.officerName)] },
  ]);
}
