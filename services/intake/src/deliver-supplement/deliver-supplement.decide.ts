import type { DomainEvent } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import type { Dossier } from '../dossier.state';
import { settledAlready } from '../settle-immediately/settle-immediately.decide';

export interface DeliverSupplement {
  papers: string[];
}

/**
 * The counter took papers; processing, which asked for them, decides whether they complete the dossier. Not quiet when
 * repeated: the same paper may come twice because the first was not valid.
 */
export const deliverSupplement = (dossier: Dossier, { papers }: DeliverSupplement): DomainEvent[] | Rejected => {
  switch (dossier.status) {
    case 'handed-over':
      return [{ type: 'SupplementDelivered', data: { papers } }];
    case 'received':
      return new Rejected(
        'not-handed-over',
        'Hồ sơ chưa chuyển xử lý: giấy tờ nhận thêm được xếp vào hồ sơ ngay, chưa phải là bổ sung theo yêu cầu.',
      );
    case 'settled':
      return settledAlready();
    case 'forwarded':
      return new Rejected('forwarded', 'Hồ sơ đã chuyển cho cơ quan khác; hãy nộp bổ sung tại cơ quan đó.');
    case 'none':
    case 'submitted':
    case 'not-accepted':
      return new Rejected('not-received', 'Hồ sơ chưa được tiếp nhận nên chưa nhận bổ sung được.');
  }
};
