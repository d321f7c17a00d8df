import type { DomainEvent, Receipt } from '@motcua/contracts';
import type { Dossier } from '../dossier.state';

/** A dossier from a register is scanned where it was led; only what came in here may be scanned here. */
export const hearDossier = (dossier: Dossier, receipt: Receipt): DomainEvent[] => {
  if (dossier.status === 'heard' || receipt.enteredAfterwards?.source === 'register') return [];
  const { receivingWardCode, competentUnitCode } = receipt;
  return [{ type: 'DossierHeard', data: { receivingWardCode, competentUnitCode } }];
};
