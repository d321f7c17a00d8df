import type { Envelope } from '@motcua/contracts';
import { heardEvent, receipt } from './heard-events';

const tomorrow = (): string => new Date(Date.now() + 24 * 3_600_000).toISOString();

/** The hand-over of a dossier received just now and due tomorrow. */
export const handedOver = (dossierId: string, over: Partial<typeof receipt> = {}): Envelope<'DossierHandedOver'> =>
  heardEvent(
    'DossierHandedOver',
    { ...receipt, receivedAt: new Date().toISOString(), clock: { ...receipt.clock, dueAt: tomorrow() }, ...over },
    { dossierId, competentUnitCode: over.competentUnitCode ?? receipt.competentUnitCode },
  );

export const withdrawalRequested = (
  dossierId: string,
  competentUnitCode = 'an-thang',
): Envelope<'WithdrawalRequested'> =>
  heardEvent('WithdrawalRequested', { reasonCode: 'applicant-wish' }, { dossierId, competentUnitCode });
