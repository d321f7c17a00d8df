import type { DomainEvent } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import type { Dossier } from '../dossier.state';
import { issueReceipt, type ReceiveDossier } from '../receive-dossier/receive-dossier.decide';

export interface ReceiveForwardedDossier
  extends Omit<ReceiveDossier, 'channel' | 'assisted' | 'applicantWardCode' | 'competentUnitCode' | 'forwardedFrom'> {
  /** The dossier of the centre that received it first, and its id there. */
  origin: Dossier;
  forwardedFrom: string;
}

/**
 * The competent centre receives what was forwarded to it: a dossier of its own, with its own code and clock. How the
 * applicant came and where they live stays as the first centre recorded it. Receiving twice is quiet.
 */
export const receiveForwardedDossier = (
  dossier: Dossier,
  { origin, ...command }: ReceiveForwardedDossier,
): DomainEvent[] | Rejected => {
  if ('receipt' in dossier && dossier.receipt.forwardedFrom === command.forwardedFrom) return [];
  if (dossier.status !== 'none') return new Rejected('already-exists', 'Hồ sơ này đã có trong hệ thống.');
  if (origin.status !== 'forwarded' || origin.forwardedTo !== command.receivingWardCode) {
    return new Rejected('not-forwarded-here', 'Hồ sơ này chưa được chuyển đến đơn vị của bạn nên chưa nhận được.');
  }
  const { channel, assisted, applicantWardCode } = origin.receipt;
  const competentUnitCode = command.receivingWardCode;
  return issueReceipt({ ...command, channel, assisted, applicantWardCode, competentUnitCode });
};
