import type { DomainEvent, Scan } from '@motcua/contracts';
import { type Dossier, dossierStream } from '../src/dossier.state';

export const scan: Scan = {
  componentCode: 'giay-chung-sinh',
  sha256: 'ab'.repeat(32),
  size: 1_234,
  mediaType: 'application/pdf',
  pages: 2,
};

export const heard: DomainEvent = {
  type: 'DossierHeard',
  data: { receivingWardCode: 'an-thang', competentUnitCode: 'so-tu-phap' },
};
export const resolutionHeard: DomainEvent = {
  type: 'ResolutionHeard',
  data: { resolvedAt: '2025-10-10T02:00:00.000Z' },
};

export const given = (...events: DomainEvent[]): Dossier =>
  events.reduce<Dossier>(
    (state, event, index) =>
      dossierStream.evolve(state, { ...event, position: index + 1, occurredAt: '2025-10-11T02:00:00.000Z' }),
    dossierStream.initialState,
  );
