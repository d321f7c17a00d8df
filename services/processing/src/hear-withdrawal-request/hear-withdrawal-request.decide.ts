import type { DomainEvent } from '@motcua/contracts';
import { endingOf, type WorkingTime } from '../course.decide';
import type { Dossier } from '../dossier.state';

export interface HearWithdrawalRequest {
  reasonCode: string;
  now: string;
  time: () => WorkingTime;
}

/** The applicant's wish ends a course that runs; before the hand-over it waits, after the end it is only known. */
export const hearWithdrawalRequest = (
  dossier: Dossier,
  { reasonCode, now, time }: HearWithdrawalRequest,
): DomainEvent[] => {
  const heard = { type: 'WithdrawalRequestHeard', data: { reasonCode } } as const;
  return dossier.status === 'running'
    ? [heard, { type: 'DossierWithdrawn', data: endingOf(dossier, { now, time: time(), reasonCode }) }]
    : [heard];
};
