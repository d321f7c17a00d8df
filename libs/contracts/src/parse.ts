import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import { type EventData, type EventType, eventDefinition, isEventType } from './catalog';
import { type Envelope, EnvelopeAttributes } from './envelope';
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
 * From attributes and data as they arrived to an event of the newest version, or the problem that stands in the way.
 * Never throws: an undecodable event is parked by the caller.
 */
export const parseEvent = (attributes: Record<string, unknown>, data: unknown): Parsed => {
  const type = String(attributes.type);
  if (!isEventType(type)) return { ok: false, problem: `unknown event type ${type.slice(0, 80)}` };
  const head = plainToInstance(EnvelopeAttributes, attributes);
  const headProblems = describeErrors(validateSync(head, { forbidUnknownValues: false }));
  if (headProblems.length > 0) return { ok: false, problem: headProblems.join('; ') };
  const newest = upcast(type, head.version, data);
  if (newest === undefined) {
    return { ok: false, problem: `${type} version ${head.version} is newer than this service knows` };
  }
  const problems = validateData(type, newest);
  if (problems.length > 0) return { ok: false, problem: problems.join('; ') };
  return {
    ok: true,
    event: {
      ...head,
      type,
      version: eventDefinition(type).version,
      data: newest as EventData<typeof type>,
    } as Envelope,
  };
};
