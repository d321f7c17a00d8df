import type { Envelope } from '@motcua/contracts';
import { heardEvent, receipt } from './heard-events';

/** Far enough that nothing is said of the deadline yet. */
const inAMonth = (): string => new Date(Date.now() + 30 * 24 * 3_600_000).toISOString();

/** The hand-over of a dossier received just now and due in a month. */
export const handedOver = (dossierId: string, over: Partial<typeof receipt> = {}): Envelope<'DossierHandedOver'> =>
  heardEvent(
    'DossierHandedOver',
    { ...receipt, receivedAt: new Date().toISOString(), clock: { ...receipt.clock, dueAt: inAMonth() }, ...over },
    { dossierId, competentUnitCode: over.competentUnitCode ?? receipt.competentUnitCode },
  );

export const withdrawalRequested = (
  dossierId: string,
  competentUnitCode = 'an-thang',
): Envelope<'WithdrawalRequested'> =>
  heardEvent('WithdrawalRequested', { reasonCode: 'applicant-wish' }, { dossierId, competentUnitCode });
