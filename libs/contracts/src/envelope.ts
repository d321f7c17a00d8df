import type { EventData, EventType } from './catalog';
import type { Instant } from './fields';

/** Who acted: an account's id and the role it acted under; never a name. */
export interface Actor {
  id: string;
  role: string;
}

/**
 * What stands around an event's data (CloudEvents 1.0 attributes, binary mode on NATS). Everything technical is here;
 * `data` holds business facts only, and neither holds personal data.
 */
export interface EnvelopeAttributes {
  /** UUIDv7; UUIDv5 where derived (register rows, firings). */
  id: string;
  type: string;
  version: number;
  /** The service that says it. */
  source: string;
  dossierId: string | null;
  stream: string;
  /** Counted over the published events of the stream, from 1, without gaps. */
  position: number;
  /** The log it stands in, its life (a restored log gets a new epoch) and its gapless number there. */
  store: string;
  epoch: number;
  number: number;
  receivingWardCode: string;
  competentUnitCode: string | null;
  /** When it happened, by the deciding service's clock or, for acts entered afterwards, as stated. */
  occurredAt: Instant;
  /** When it was committed. */
  recordedAt: Instant;
  correlationId: string;
  causationId: string | null;
  actorId: string;
  actorRole: string;
  traceparent: string | null;
}

export interface Envelope<T extends EventType = EventType> extends EnvelopeAttributes {
  type: T;
  data: EventData<T>;
}

type Check = (value: unknown) => boolean;

const matches =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);

const uuid = matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);
const word = matches(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,79}$/u);
const unit = matches(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/);
const text: Check = (value) => typeof value === 'string' && value !== '' && value.length <= 300;
const count: Check = (value) => Number.isInteger(value) && (value as number) >= 0;
const instant = matches(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);

/** Every event passes here in every service, so these are plain functions rather than decorators. */
const checks: Record<keyof EnvelopeAttributes, Check> = {
  id: uuid,
  type: word,
  version: count,
  source: word,
  dossierId: orNull(uuid),
  stream: text,
  position: count,
  store: word,
  epoch: count,
  number: count,
  receivingWardCode: unit,
  competentUnitCode: orNull(unit),
  occurredAt: instant,
  recordedAt: instant,
  correlationId: uuid,
  causationId: orNull(uuid),
  actorId: text,
  actorRole: word,
  traceparent: orNull(text),
};

/** Names of the attributes that are not what they must be. */
export const wrongAttributes = (attributes: Record<string, unknown>): string[] =>
  Object.entries(checks)
    .filter(([name, check]) => !check(attributes[name] ?? null))
    .map(([name]) => name);
