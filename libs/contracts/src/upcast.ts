import { type EventType, eventDefinition } from './catalog';

type Upcaster = (data: unknown) => unknown;

/** From version n to n + 1, by type. Additive changes only; a changed meaning is a new event type. */
const upcasters: Partial<Record<EventType, Record<number, Upcaster>>> = {
  OfficerAssigned: { 1: (data) => ({ ...(data as object), reasonCode: null }) },
};

/** Data of the newest version, or undefined where the version is newer than this code. */
export const upcast = (type: EventType, version: number, data: unknown): unknown => {
  const newest = eventDefinition(type).version;
  if (version > newest || version < 1) return undefined;
  let current = data;
  for (let from = version; from < newest; from += 1) {
    const step = upcasters[type]?.[from];
    if (!step) throw new Error(`no upcaster for ${type} from version ${from}`);
    current = step(current);
  }
  return current;
};
