import type { Clock, DomainEvent } from '@motcua/contracts';
import { deadlineFor } from '@motcua/deadline';
import type { WorkingTime } from '../course.decide';
import { type Dossier, waitsForSupplement } from '../dossier.state';

export interface HearSupplementDelivery {
  papers: string[];
  deliveredAt: string;
  time: () => WorkingTime;
}

/** The same term from zero, from the moment the papers were in the centre's hands (NĐ 61/2018 art. 19(4)). */
const restarted = (clock: Clock, deliveredAt: string, { calendar, officeHours }: WorkingTime): Clock => {
  const { dueAt, ruleId, calendarId, officeHoursVersion } = deadlineFor({
    receivedAt: deliveredAt,
    term: {
      unit: clock.termUnit,
      amount: clock.termAmount,
      ...(clock.termCutOff !== null && { cutOff: clock.termCutOff }),
    },
    calendar,
    officeHours,
  });
  return { ...clock, dueAt, ruleId, calendarId, officeHoursVersion };
};

/** Papers that nobody asked for, or not all of those asked for, are only known; the last of them completes the dossier. */
export const hearSupplementDelivery = (
  dossier: Dossier,
  { papers, deliveredAt, time }: HearSupplementDelivery,
): DomainEvent[] => {
  const heard = { type: 'SupplementDeliveryHeard', data: { papers, deliveredAt } } as const;
  if (dossier.status !== 'running' || !dossier.supplement || !waitsForSupplement(dossier)) return [heard];
  const { supplement, clock } = dossier;
  const here = new Set([...supplement.delivered, ...papers]);
  if (supplement.papers.some((paper) => !here.has(paper))) return [heard];
  const clockRestarts = supplement.clockStops && clock.dueAt !== null;
  const next = clockRestarts ? restarted(clock, deliveredAt, time()) : clock;
  return [heard, { type: 'DossierSupplemented', data: { clockRestarts, clock: next } }];
};
