import type { Envelope } from '@motcua/contracts';
import type { Companion } from '@motcua/event-sourcing';

export const courseHistoryRow = (event: Envelope): Companion => ({
  table: 'course_history',
  row: {
    ward_code: event.receivingWardCode,
    dossier_id: event.dossierId,
    position: event.position,
    type: event.type,
    version: event.version,
    occurred_at: event.occurredAt,
    data: event.data,
  },
});
