import type { Channel, DomainEvent } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import type { OtherRequest } from './other-request.state';

const codeUnknown = (): Rejected =>
  new Rejected('code-unknown', 'Loại yêu cầu hoặc kết quả này không có trong danh mục; hãy chọn trong danh mục.');

/** Counted and answered although the system has no procedure for it (comparable systems drop such work). */
export const recordOtherRequest = (
  request: OtherRequest,
  { kindCode, channel, isKnown }: { kindCode: string; channel: Channel; isKnown: boolean },
): DomainEvent[] | Rejected => {
  if (request.status !== 'none') return [];
  return isKnown ? [{ type: 'OtherRequestRecorded', data: { kindCode, channel } }] : codeUnknown();
};

/** The same answer again is quiet; another one replaces nothing. */
export const answerOtherRequest = (
  request: OtherRequest,
  { outcomeCode, isKnown }: { outcomeCode: string; isKnown: boolean },
): DomainEvent[] | Rejected => {
  if (request.status === 'answered') {
    return request.outcomeCode === outcomeCode
      ? []
      : new Rejected('already-answered', 'Yêu cầu này đã được trả lời với kết quả khác.');
  }
  return isKnown ? [{ type: 'OtherRequestAnswered', data: { outcomeCode } }] : codeUnknown();
};

/** The newest mapping holds: catalogues grow. */
export const mapOtherRequest = (
  request: OtherRequest,
  { procedureCode, isKnown }: { procedureCode: string; isKnown: boolean },
): DomainEvent[] | Rejected => {
  if (request.status !== 'none' && request.procedureCode === procedureCode) return [];
  return isKnown
    ? [{ type: 'OtherRequestMapped', data: { procedureCode } }]
    : new Rejected('procedure-unknown', 'Thủ tục này chưa có trong danh mục; hãy kiểm tra lại mã thủ tục.');
};
