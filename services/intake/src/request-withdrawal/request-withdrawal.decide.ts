import type { DomainEvent } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import type { Dossier } from '../dossier.state';
import { settledAlready } from '../settle-immediately/settle-immediately.decide';

export interface RequestWithdrawal {
  reasonCode: string;
  /** Whether the reason stands in the list of causes. */
  reasonKnown: boolean;
}

/**
 * The applicant's wish, taken at the counter; processing decides it, because it alone ends a dossier. A dossier still
 * at the counter is handed over first, so that no two services can end it. Asking twice is quiet.
 */
export const requestWithdrawal = (dossier: Dossier, command: RequestWithdrawal): DomainEvent[] | Rejected => {
  switch (dossier.status) {
    case 'handed-over':
      if (dossier.withdrawalAsked) return [];
      return command.reasonKnown
        ? [{ type: 'WithdrawalRequested', data: { reasonCode: command.reasonCode } }]
        : new Rejected('reason-unknown', 'Lý do rút hồ sơ phải chọn trong danh mục.');
    case 'received':
      return new Rejected(
        'not-handed-over',
        'Hồ sơ chưa chuyển xử lý: hãy chuyển xử lý trước rồi ghi đề nghị rút; bộ phận xử lý sẽ quyết định việc rút.',
      );
    case 'settled':
      return settledAlready();
    case 'forwarded':
      return new Rejected('forwarded', 'Hồ sơ đã chuyển cho cơ quan khác; hãy đề nghị rút tại cơ quan đó.');
    case 'submitted':
      return new Rejected(
        'not-received',
        'Hồ sơ chưa được tiếp nhận; nếu người nộp không muốn tiếp tục, hãy chọn không tiếp nhận.',
      );
    case 'none':
    case 'not-accepted':
      return new Rejected('not-received', 'Hồ sơ chưa được tiếp nhận nên không có gì để rút.');
  }
};
