import type { DomainEvent, Ending } from '@motcua/contracts';
import type { Dossier } from '../dossier.state';

/** A resolution and a refusal after appraisal are both results; whichever is heard first lets it be scanned. */
export const hearResolution = (
  dossier: Dossier,
  { endedAt, enteredAfterwards }: Pick<Ending, 'endedAt' | 'enteredAfterwards'>,
): DomainEvent[] =>
  dossier.resolvedAt !== null || enteredAfterwards?.source === 'register'
    ? []
    : [{ type: 'ResolutionHeard', data: { resolvedAt: endedAt } }];
