import type { Clock, DomainEvent, Receipt } from '@motcua/contracts';
import { cutOffMinuteOf, deadlineFor, withCutOff } from '@motcua/deadline';
import type { WorkingTime } from '../course.decide';
import { termOf } from '../appointment.decide';
import { type Dossier, waitsForSupplement } from '../dossier.state';

export interface HearSupplementDelivery {
  papers: string[];
  deliveredAt: string;
  /** What a new receipt is counted by. */
  time: () => WorkingTime;
}

/** The same term from zero, from the moment the papers were in the centre's hands (NĐ 61/2018 art. 19(4)). */
const restarted = (receipt: Receipt, clock: Clock, receivedAt: string, time: WorkingTime): Clock => {
  const { calendar, officeHours, cutOffs } = time;
  const { procedureCode, receivingWardCode: wardCode } = receipt;
  const term = withCutOff(termOf(clock), cutOffs, { procedureCode, wardCode, receivedAt });
  const { trace: _, ...counted } = deadlineFor({ receivedAt, term, calendar, officeHours });
  return { ...clock, ...counted, termCutOff: cutOffMinuteOf(term, receivedAt, calendar, officeHours) ?? null };
};

/** Papers that nobody asked for, or not all of those asked for, are only known; the last of them completes the dossier. */
export const hearSupplementDelivery = (
  dossier: Dossier,
  { papers, deliveredAt, time }: HearSupplementDelivery,
): DomainEvent[] => {
  const heard = { type: 'SupplementDeliveryHeard', data: { papers, deliveredAt } } as const;
  if (dossier.status !== 'running' || !dossier.supplement || !waitsForSupplement(dossier)) return [heard];
  const { receipt, supplement, clock } = dossier;
  const here = new Set([...supplement.delivered, ...papers]);
  if (supplement.papers.some((paper) => !here.has(paper))) return [heard];
  const clockRestarts = supplement.clockStops && clock.dueAt !== null;
  const next = clockRestarts ? restarted(receipt, clock, deliveredAt, time()) : clock;
  return [heard, { type: 'DossierSupplemented', data: { clockRestarts, clock: next } }];
};
