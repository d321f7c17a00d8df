import { type Instant, printOfficialMoment } from '@motcua/deadline';
import type { SlipFacts } from './facts';
import type { Block, FormModel } from './form-model';
import { applicantFields, field, party, slip } from './slip-parts';

export type ApologyFacts = SlipFacts & {
  readonly receivedAt: Instant;
  /** The appointment that will not be kept; the apology never moves it. */
  readonly appointedAt: Instant;
  /** null: left to the head of the body, like the reason. */
  readonly newDate: Instant | null;
  readonly reason: string | null;
  /** The head of the body signs: 'CHỦ TỊCH'. */
  readonly headTitle: string;
  readonly headName: string | null;
  readonly isDraft: boolean;
};

/** Form 04: why the appointment is missed, and the one new date, both to the minute. */
export function apologyForm(facts: ApologyFacts): FormModel {
  const { newDate } = facts;
  const blocks: Block[] = [
    { kind: 'paragraph', text: `${facts.unit.name} đang giải quyết hồ sơ của:` },
    ...applicantFields(facts.applicant),
    field('Nội dung yêu cầu giải quyết', facts.procedureName),
    field('Thời gian nhận hồ sơ', printOfficialMoment(facts.receivedAt)),
    field('Thời gian hẹn trả kết quả', printOfficialMoment(facts.appointedAt)),
    { kind: 'paragraph', text: 'Đến nay hồ sơ chưa giải quyết xong và sẽ không trả kết quả đúng hẹn.' },
    field('Lý do', facts.reason),
    field('Thời gian trả kết quả mới', newDate === null ? null : printOfficialMoment(newDate)),
    {
      kind: 'paragraph',
      text: `${facts.unit.name} thành thật xin lỗi Ông/Bà/Tổ chức vì sự chậm trễ này và mong được thông cảm.`,
    },
    { kind: 'signatures', parties: [party(facts.headTitle, facts.headName)] },
  ];
  return slip('apology', facts, blocks, facts.isDraft);
}
