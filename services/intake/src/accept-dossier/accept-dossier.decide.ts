import type { DomainEvent } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import type { Dossier } from '../dossier.state';
import { issueReceipt, type ReceiveDossier } from '../receive-dossier/receive-dossier.decide';

export interface AcceptDossier extends Omit<ReceiveDossier, 'channel' | 'assisted' | 'forwardedFrom'> {
  /** Accepted although the technical check found something. */
  despiteFindings: boolean;
}

/** An online filing is received when it is accepted; its clock starts then, not when it was submitted. */
export const acceptDossier = (dossier: Dossier, command: AcceptDossier): DomainEvent[] | Rejected => {
  switch (dossier.status) {
    case 'submitted': {
      const { submission, check } = dossier;
      if (check?.passed === false && !command.despiteFindings) {
        return new Rejected(
          'check-failed',
          'Kiểm tra kỹ thuật chưa đạt; hãy để người nộp sửa rồi kiểm tra lại, hoặc xác nhận tiếp nhận dù còn lỗi.',
        );
      }
      const { assisted } = submission;
      const received = issueReceipt({ ...command, channel: 'online', assisted, forwardedFrom: null });
      if (received instanceof Rejected || check?.passed !== false) return received;
      return [{ type: 'CheckOverruled', data: { findings: check.findings } }, ...received];
    }
    case 'received':
    case 'handed-over':
    case 'settled':
    case 'forwarded':
      if (dossier.receipt.channel === 'online' && dossier.receipt.forwardedFrom === null) return [];
      return new Rejected(
        'not-submitted',
        'Hồ sơ này không nộp trực tuyến tại đây nên không có bước tiếp nhận trực tuyến.',
      );
    case 'not-accepted':
      return new Rejected('not-accepted', 'Hồ sơ đã có thông báo không tiếp nhận; người nộp cần nộp hồ sơ mới.');
    case 'none':
      return new Rejected('not-submitted', 'Chưa có hồ sơ nộp trực tuyến để tiếp nhận.');
  }
};
