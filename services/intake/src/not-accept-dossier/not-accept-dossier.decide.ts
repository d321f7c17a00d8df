import type { DomainEvent } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import type { Dossier } from '../dossier.state';

export interface NotAcceptDossier {
  reasonCode: string;
  /** Whether the reason stands in the list of causes. */
  reasonKnown: boolean;
}

/** Form 03: the filing is never received; the applicant may file anew. Saying it twice is quiet. */
export const notAcceptDossier = (dossier: Dossier, command: NotAcceptDossier): DomainEvent[] | Rejected => {
  switch (dossier.status) {
    case 'submitted':
      return command.reasonKnown
        ? [{ type: 'DossierNotAccepted', data: { reasonCode: command.reasonCode } }]
        : new Rejected('reason-unknown', 'Lý do không tiếp nhận phải chọn trong danh mục.');
    case 'not-accepted':
      return [];
    case 'received':
    case 'handed-over':
    case 'settled':
    case 'forwarded':
      return new Rejected('already-received', 'Hồ sơ đã được tiếp nhận nên không còn từ chối tiếp nhận được.');
    case 'none':
      return new Rejected('not-submitted', 'Chưa có hồ sơ nộp trực tuyến để từ chối tiếp nhận.');
  }
};
