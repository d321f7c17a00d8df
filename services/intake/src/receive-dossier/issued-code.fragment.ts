import type { DomainEvent, EventData } from '@motcua/contracts';
import type { Companion } from '@motcua/event-sourcing';

/** The row that makes a receipt's code this ward's own, committed with the receipt. */
export const issuedCode = (dossierId: string, events: DomainEvent[]): Companion[] =>
  events
    .filter(({ type }) => type === 'DossierReceived')
    .map(({ data }) => {
      const { receivingWardCode, dossierCode } = data as EventData<'DossierReceived'>;
      return {
        table: 'issued_codes',
        row: { ward_code: receivingWardCode, dossier_code: dossierCode, dossier_id: dossierId },
      };
    });
