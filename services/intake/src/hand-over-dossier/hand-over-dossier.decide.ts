import type { DomainEvent } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import type { Dossier } from '../dossier.state';
import { settledAlready } from '../settle-immediately/settle-immediately.decide';

/** From here processing alone decides the dossier's course. Handing over twice is quiet. */
export const handOverDossier = (dossier: Dossier): DomainEvent[] | Rejected => {
  switch (dossier.status) {
    case 'received':
      return [{ type: 'DossierHandedOver', data: dossier.receipt }];
    case 'handed-over':
      return [];
    case 'settled':
      return settledAlready();
    case 'forwarded':
      return new Rejected('forwarded', 'Hồ sơ đã chuyển cho cơ quan khác; cơ quan đó sẽ chuyển xử lý.');
    case 'none':
    case 'submitted':
    case 'not-accepted':
      return new Rejected('not-received', 'Hồ sơ chưa được tiếp nhận nên chưa chuyển xử lý được.');
  }
};
