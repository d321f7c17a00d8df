import { type EventType, eventDefinition, eventSlug } from './catalog';
import type { Producer } from './words';

/** `dossier.<wardCode>.<producer>.<event>` or `reference.<unit|national>.<kind>.<event>`. */
export const subjectOf = (event: { type: EventType; receivingWardCode: string }): string => {
  const { owner } = eventDefinition(event.type);
  const slug = eventSlug(event.type);
  return owner === 'reference'
    ? `reference.${event.receivingWardCode}.${slug.replace(/-defined$/, '')}.${slug}`
    : `dossier.${event.receivingWardCode}.${owner}.${slug}`;
};

/** The one filter subject of a consumer that listens to a producer. */
export const filterSubjectOf = (producer: Producer): string =>
  producer === 'reference' ? 'reference.>' : `dossier.*.${producer}.>`;

export const streamOf = (producer: Producer): 'DOSSIERS' | 'REFERENCE' =>
  producer === 'reference' ? 'REFERENCE' : 'DOSSIERS';
