import type { DomainEvent, Envelope, EventData, EventType, Outcome } from '@motcua/contracts';
import type { Dossier } from '../dossier.state';

type Told = Pick<EventData<'ForwardedProgressHeard'>, 'isCorrection' | 'outcome' | 'endedAt' | 'returnedAt'>;

const outcomeOf: Partial<Record<EventType, Outcome>> = {
  DossierResolved: 'resolved',
  DossierRefused: 'refused',
  DossierWithdrawn: 'withdrawn',
  DossierStopped: 'stopped',
};

const toldBy = ({ type, data }: Envelope): Told | null => {
  const outcome = outcomeOf[type];
  if (outcome) {
    return { isCorrection: false, outcome, endedAt: (data as EventData<'DossierResolved'>).endedAt, returnedAt: null };
  }
  if (type === 'ResultReturned') {
    const { returnedAt } = data as EventData<'ResultReturned'>;
    return { isCorrection: false, outcome: null, endedAt: null, returnedAt };
  }
  if (type === 'CourseCorrected') {
    const { outcome: corrected, ending, returnedAt } = data as EventData<'CourseCorrected'>;
    return { isCorrection: true, outcome: corrected, endedAt: ending?.endedAt ?? null, returnedAt };
  }
  return null;
};

/** Whether an event tells the receiver of a forwarded dossier how far it has come. */
export const tellsProgress = (event: Envelope): boolean => toldBy(event) !== null;

/** Progress comes back to the receiver (DESIGN §1), whose own part has ended: it moves nothing there. */
export const hearForwardedProgress = (dossier: Dossier, event: Envelope): DomainEvent[] => {
  const told = toldBy(event);
  if (dossier.status !== 'forwarded' || !told || event.dossierId === null) return [];
  const { dossierId: forwardedDossierId, position: coursePosition } = event;
  const data = { forwardedDossierId, competentUnitCode: dossier.forwardedTo, coursePosition, ...told };
  return [{ type: 'ForwardedProgressHeard', data }];
};
