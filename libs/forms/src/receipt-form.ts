import { type Instant, printOfficialMoment } from '@motcua/deadline';
import type { SlipFacts } from './facts';
import type { FormModel } from './form-model';
import { applicantFields, field, party, slip } from './slip-parts';

export type PaperKind = 'original' | 'copy' | 'electronic';

export type HandedInPaper = { readonly name: string; readonly kind: PaperKind; readonly count: number };

export type ReceiptFacts = SlipFacts & {
  readonly papers: readonly HandedInPaper[];
  readonly setCount: number | null;
  /** The time of processing as it is printed ('5 ngày làm việc, trừ T7, CN'). */
  readonly processingTime: string | null;
  readonly receivedAt: Instant;
  /** Until when the applicant is told what is to be paid (land dossiers); null: nothing is appointed before the result. */
  readonly noticeDueAt: Instant | null;
  /** The result's own appointment, made once that was paid. */
  readonly isAfterPayment: boolean;
  readonly dueAt: Instant;
  /** Where the applicant chose to get the result. */
  readonly resultPlace: string | null;
  readonly registerBook: string | null;
  readonly registerLine: number | null;
};

const kindWords: Record<PaperKind, string> = {
  original: 'bản chính',
  copy: 'bản sao',
  electronic: 'bản điện tử',
};

/** Two of a land dossier: of the notice and, once it is paid, of the result. */
function appointments({ noticeDueAt, isAfterPayment, dueAt }: ReceiptFacts): FormModel['blocks'] {
  const result = field('Thời gian trả kết quả', printOfficialMoment(dueAt));
  if (isAfterPayment)
    return [{ kind: 'paragraph', text: 'Hẹn lần hai, sau khi nghĩa vụ tài chính đã hoàn thành:' }, result];
  if (noticeDueAt === null) return [result];
  return [
    field('Thời gian trả thông báo nghĩa vụ tài chính', printOfficialMoment(noticeDueAt)),
    result,
    {
      kind: 'paragraph',
      text: 'Thời gian thực hiện nghĩa vụ tài chính không tính vào thời gian giải quyết; khi hoàn thành, thời gian trả kết quả được hẹn lần hai.',
    },
  ];
}

/** Form 01: what was handed in, and when the result is due, both to the minute. */
export function receiptForm(facts: ReceiptFacts): FormModel {
  return slip('receipt', facts, [
    { kind: 'paragraph', text: `${facts.unit.name} đã tiếp nhận hồ sơ của:` },
    ...applicantFields(facts.applicant),
    field('Nội dung yêu cầu giải quyết', facts.procedureName),
    { kind: 'paragraph', text: 'Thành phần hồ sơ đã nộp:' },
    { kind: 'list', items: facts.papers.map(({ name, kind, count }) => `${name} (${count} ${kindWords[kind]})`) },
    field('Số lượng hồ sơ (bộ)', facts.setCount),
    field('Thời gian giải quyết theo quy định', facts.processingTime),
    field('Thời gian nhận hồ sơ', printOfficialMoment(facts.receivedAt)),
    ...appointments(facts),
    field('Nơi nhận kết quả', facts.resultPlace),
    field('Vào Sổ theo dõi hồ sơ, quyển số', facts.registerBook),
    field('Số thứ tự trong sổ', facts.registerLine),
    {
      kind: 'signatures',
      parties: [party('NGƯỜI NỘP HỒ SƠ', null), party('NGƯỜI TIẾP NHẬN HỒ SƠ', facts.officerName)],
    },
  ]);
}
