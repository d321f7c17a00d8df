import type { SlipFacts } from './facts';
import type { FormModel } from './form-model';
import { applicantFields, field, party, slip } from './slip-parts';

export type RefusalFacts = SlipFacts & { readonly reason: string | null };

/** Form 03: a dossier that is not taken in, or refused after appraisal (Decree 61/2018 arts. 17, 19(8)). */
export function refusalForm(facts: RefusalFacts): FormModel {
  return slip('refusal', facts, [
    { kind: 'paragraph', text: `${facts.unit.name} đã xem xét hồ sơ của:` },
    ...applicantFields(facts.applicant),
    field('Nội dung yêu cầu giải quyết', facts.procedureName),
    { kind: 'paragraph', text: 'Qua xem xét, hồ sơ không được tiếp nhận, giải quyết.' },
    field('Lý do cụ thể', facts.reason),
    {
      kind: 'signatures',
      parties: [party('NGƯỜI NỘP HỒ SƠ', null), party('NGƯỜI TIẾP NHẬN HỒ SƠ', facts.officerName)],
    },
  ]);
}
