import type { DomainEvent } from '@motcua/contracts';
import { type Absence, absencesStream } from '../src/absences.state';

/** Officer 7 is away from Monday to Friday, and officer 8 stands in. */
export const away: Absence = {
  officerId: 'officer-7',
  substituteId: 'officer-8',
  from: '2025-10-06',
  to: '2025-10-10',
  reasonCode: 'annual-leave',
};

/** A unit's absences after these events. */
export const absencesAfter = (...events: DomainEvent[]): readonly Absence[] =>
  events.reduce<readonly Absence[]>(
    (absences, event, index) =>
      absencesStream.evolve(absences, { ...event, position: index + 1, occurredAt: '2025-10-01T03:00:00.000Z' }),
    absencesStream.initialState,
  );
