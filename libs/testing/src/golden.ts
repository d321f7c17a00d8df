import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Envelope, type EventType, eventDefinition, eventSlug, parseEvent } from '@motcua/contracts';

const folder = join(__dirname, '../../contracts/fixtures');

/** The golden messages of an event, one per version, as a reader of today gets them. */
export const goldenOf = <T extends EventType>(type: T): Envelope<T>[] =>
  Array.from({ length: eventDefinition(type).version }, (_, index) => {
    const file = join(folder, `${eventSlug(type)}.v${index + 1}.json`);
    const { data, ...attributes } = JSON.parse(readFileSync(file, 'utf8'));
    const parsed = parseEvent(attributes, data);
    if (!parsed.ok) throw new Error(`${file}: ${parsed.problem}`);
    return parsed.event as Envelope<T>;
  });
