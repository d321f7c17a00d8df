import type { DomainEvent } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import { bytesAbsent, type DigitizeComponent } from '../digitize-component/digitize-component.decide';
import { type Dossier, hasScan, heardDossier } from '../dossier.state';

/** There is a result to scan only once processing has said so. */
export const digitizeResult = (
  dossier: Dossier,
  { scan, bytesPresent }: DigitizeComponent,
): DomainEvent[] | Rejected => {
  const heard = heardDossier(dossier);
  if (heard.resolvedAt === null) {
    return new Rejected('not-resolved', 'Hồ sơ chưa có kết quả giải quyết nên chưa số hóa kết quả được.');
  }
  if (!bytesPresent) return bytesAbsent();
  return hasScan(heard, 'result', scan) ? [] : [{ type: 'ResultDigitized', data: scan }];
};
