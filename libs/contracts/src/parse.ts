import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import { type EventData, type EventType, eventDefinition, isEventType } from './catalog';
import { type Envelope, type EnvelopeAttributes, wrongAttributes } from './envelope';
import { upcast } from './upcast';

export type Parsed = { ok: true; event: Envelope } | { ok: false; problem: string };

/** One line per failing field: `clock.dueAt: must be …`; names the field and the rule, never the value. */
export const describeErrors = (errors: ValidationError[], path = ''): string[] =>
  errors.flatMap((error) => {
    const field = path ? `${path}.${error.property}` : error.property;
    const own = Object.values(error.constraints ?? {}).map((rule) => `${field}: ${rule}`);
    return [...own, ...describeErrors(error.children ?? [], field)];
  });

/** Validates an event's data against its contract. Unknown fields are tolerated: they come from a newer producer. */
export const validateData = <T extends EventType>(type: T, data: unknown): string[] => {
  const instance = plainToInstance(eventDefinition(type).dataClass, data ?? {});
  return describeErrors(validateSync(instance as object, { forbidUnknownValues: false }));
};

/**
 * The attributes of an event whose data nobody here asks for, so that it is not read.
 * Never throws: an undecodable event is parked by the caller.
 */
export const parseAttributes = (
  attributes: Record<string, unknown>,
): { ok: true; attributes: EnvelopeAttributes } | { ok: false; problem: string } => {
  const wrong = wrongAttributes(attributes);
  return wrong.length > 0
    ? { ok: false, problem: `attributes are missing or wrong: ${wrong.join(', ')}` }
    : { ok: true, attributes: attributes as unknown as EnvelopeAttributes };
};

/**
 * From attributes and data as they arrived to an event of the newest version, or the problem that stands in the way.
 * Never throws: an undecodable event is parked by the caller.
 */
export const parseEvent = (attributes: Record<string, unknown>, data: unknown): Parsed => {
  const head = parseAttributes(attributes);
  if (!head.ok) return head;
  const { type, version } = head.attributes;
  if (!isEventType(type)) return { ok: false, problem: `unknown event type ${type}` };
  const newest = upcast(type, version, data);
  if (newest === undefined) {
    return { ok: false, problem: `${type} version ${version} is newer than this service knows` };
  }
  const problems = validateData(type, newest);
  if (problems.length > 0) return { ok: false, problem: problems.join('; ') };
  const event = {
    ...head.attributes,
    type,
    version: eventDefinition(type).version,
    data: newest as EventData<EventType>,
  };
  return { ok: true, event: event as Envelope };
};
