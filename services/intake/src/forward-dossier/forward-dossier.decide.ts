import type { DomainEvent } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import type { Dossier } from '../dossier.state';
import { settledAlready } from '../settle-immediately/settle-immediately.decide';

export interface ForwardDossier {
  toUnitCode: string;
  /** Whether reference data names the unit. */
  unitKnown: boolean;
}

/**
 * Non-territorial: the receiver's part ends here, and another begins when the competent unit receives it, whose clock
 * starts there (NĐ 309/2026 art. 17(3)). Forwarding again to the same unit is quiet.
 */
export const forwardDossier = (dossier: Dossier, command: ForwardDossier): DomainEvent[] | Rejected => {
  switch (dossier.status) {
    case 'received': {
      const { dossierCode, receivingWardCode } = dossier.receipt;
      if (!command.unitKnown) {
        return new Rejected('unit-unknown', 'Đơn vị nhận chưa có trong danh mục; hãy kiểm tra lại mã đơn vị.');
      }
      if (command.toUnitCode === receivingWardCode) {
        return new Rejected('same-unit', 'Hồ sơ thuộc chính đơn vị này; hãy chuyển xử lý thay vì chuyển đi nơi khác.');
      }
      const { toUnitCode } = command;
      return [{ type: 'DossierForwarded', data: { dossierCode, receivingWardCode, toUnitCode } }];
    }
    case 'forwarded':
      return dossier.forwardedTo === command.toUnitCode
        ? []
        : new Rejected('forwarded', 'Hồ sơ đã chuyển cho một đơn vị khác và không chuyển lại được từ đây.');
    case 'settled':
      return settledAlready();
    case 'handed-over':
      return new Rejected('handed-over', 'Hồ sơ đã chuyển xử lý nên không còn chuyển cho đơn vị khác được.');
    case 'none':
    case 'submitted':
    case 'not-accepted':
      return new Rejected('not-received', 'Hồ sơ chưa được tiếp nhận nên chưa chuyển cho đơn vị khác được.');
  }
};
