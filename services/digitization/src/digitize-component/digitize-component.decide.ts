import type { DomainEvent, Scan } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import { type Dossier, hasScan, heardDossier } from '../dossier.state';

export interface DigitizeComponent {
  scan: Scan;
  /** Whether the bytes are on disk now, looked at after they were written. */
  bytesPresent: boolean;
}

export const bytesAbsent = (): Rejected =>
  new Rejected('bytes-absent', 'Chưa có tệp quét của giấy tờ này; hãy quét và tải tệp lên lại.');

/** A scan that was kept before is quiet; another one of the same paper stands beside it. */
export const digitizeComponent = (
  dossier: Dossier,
  { scan, bytesPresent }: DigitizeComponent,
): DomainEvent[] | Rejected => {
  const heard = heardDossier(dossier);
  if (!bytesPresent) return bytesAbsent();
  return hasScan(heard, 'component', scan) ? [] : [{ type: 'ComponentDigitized', data: scan }];
};
