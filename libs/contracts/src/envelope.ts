import { InstantField, CodeField, CountField, IdField, OrNull, TextField, UnitCodeField } from './fields';
import type { EventData, EventType } from './catalog';

/** Who acted: an account's id and the role it acted under; never a name. */
export interface Actor {
  id: string;
  role: string;
}

/**
 * What stands around an event's data (CloudEvents 1.0 attributes, binary mode on NATS). Everything technical is here;
 * `data` holds business facts only, and neither holds personal data.
 */
export class EnvelopeAttributes {
  /** UUIDv7; UUIDv5 where derived (register rows, firings). */
  @IdField() id: string;
  @CodeField() type: string;
  @CountField() version: number;
  /** The service that says it. */
  @CodeField() source: string;
  @OrNull() @IdField() dossierId: string | null;
  @TextField() stream: string;
  /** Counted over the published events of the stream, from 1, without gaps. */
  @CountField() position: number;
  /** The log it stands in, its life (a restored log gets a new epoch) and its gapless number there. */
  @CodeField() store: string;
  @CountField() epoch: number;
  @CountField() number: number;
  @UnitCodeField() receivingWardCode: string;
  @OrNull() @UnitCodeField() competentUnitCode: string | null;
  /** When it happened, by the deciding service's clock or, for acts entered afterwards, as stated. */
  @InstantField() occurredAt: string;
  /** When it was committed. */
  @InstantField() recordedAt: string;
  @IdField() correlationId: string;
  @OrNull() @IdField() causationId: string | null;
  @TextField() actorId: string;
  @CodeField() actorRole: string;
  @OrNull() @TextField() traceparent: string | null;
}

export interface Envelope<T extends EventType = EventType> extends EnvelopeAttributes {
  type: T;
  data: EventData<T>;
}
